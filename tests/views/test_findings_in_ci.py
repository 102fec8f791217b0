"""The pre-commit hook and the GitHub Action: what they run is what the command line takes."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from pressreview.views.cli.checking import check
from tests.conftest import ROOT


def parsed(arguments: list[str]) -> click.Context:
    """The command line of `check`, taken apart; raises when it cannot be."""
    return check.make_context("check", list(arguments))


def test_the_hook_is_one_that_pre_commit_runs() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {"id", "name", "entry", "language", "types_or", "require_serial"} <= set(hook)
    assert hook["id"] == "pressreview-check"
    assert hook["language"] == "python"
    program, command, *rest = hook["entry"].split()
    assert (program, command) == ("pressreview", "check")
    assert parsed([*rest, "--sources", "articles/", "drafts/a.md", "b.html"]).params["drafts"] == (
        "drafts/a.md",
        "b.html",
    )


@pytest.fixture
def action() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return made


def test_the_action_is_well_formed(action: dict[str, Any]) -> None:
    assert {"name", "description", "inputs", "runs"} <= set(action)
    assert action["runs"]["using"] == "composite"
    assert [one["uses"].partition("@")[0] for one in action["runs"]["steps"] if "uses" in one] == [
        "actions/setup-python"
    ]
    asked = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert asked == set(action["inputs"])
    for step in action["runs"]["steps"]:
        assert "uses" in step or step["shell"] == "bash"
        assert "${{" not in step.get("run", ""), "what a caller gives would be a part of the script"


def test_the_action_installs_what_is_there(action: dict[str, Any]) -> None:
    script = action["runs"]["steps"][1]["run"]
    for name in re.findall(r"\$GITHUB_ACTION_PATH/([\w.-]+)", script):
        assert (ROOT / name).is_file()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({}, {"drafts": ("a b.md", "c.md"), "sources": ("articles",), "fail_on": "warning"}, id="defaults"),
        pytest.param({"DRAFT": "c.md\n"}, {"drafts": ("c.md",)}, id="one draft"),
        pytest.param({"SOURCES": "one\ntwo words\n"}, {"sources": ("one", "two words")}, id="sources"),
        pytest.param({"SOURCES": "", "DB": "n.db"}, {"sources": (), "db": Path("n.db")}, id="project"),
        pytest.param(
            {"SARIF": "f.sarif", "REPORT": "r.html"}, {"also": (Path("f.sarif"), Path("r.html"))}, id="more files"
        ),
        pytest.param({"FAIL_ON": "never"}, {"fail_on": "never"}, id="never fails"),
        pytest.param({"ARGUMENTS": "--ignore=Q,N\n--no-comments"}, {"ignore": ("Q", "N")}, id="more arguments"),
        pytest.param({"DRAFT": "$(touch gone); `x`.md"}, {"drafts": ("$(touch gone); `x`.md",)}, id="no script"),
        pytest.param({"PRESSREVIEW_OUTPUT_FORMAT": "junit"}, {"form": "junit"}, id="format"),
    ],
)
def test_the_action_runs_what_the_command_line_takes(
    action: dict[str, Any], given: dict[str, str], expected: dict[str, object], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    program = tmp_path / "pressreview" / "bin" / "pressreview"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\nfor one in "$@"; do printf "%s\\0" "$one"; done > arguments\nexit 1\n', "utf-8")
    program.chmod(0o755)
    for name in ("a b.md", "c.md", "notes.txt"):
        (tmp_path / name).touch()
    step = action["runs"]["steps"][2]
    defaults = {
        variable: action["inputs"][re.sub(r".*inputs\.([\w-]+).*", r"\1", value)].get("default", "")
        for variable, value in step["env"].items()
    }
    variables = defaults | {"DRAFT": "*.md", "SOURCES": "articles"} | given
    ran = subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={"PATH": os.environ["PATH"], "RUNNER_TEMP": str(tmp_path), **variables},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (1, "")  # findings fail the step
    assert not (tmp_path / "gone").exists()
    command, *arguments = (tmp_path / "arguments").read_text("utf-8").split("\0")[:-1]
    assert command == "check"
    monkeypatch.setenv("PRESSREVIEW_OUTPUT_FORMAT", variables["PRESSREVIEW_OUTPUT_FORMAT"])
    params = parsed(arguments).params
    assert expected.items() <= params.items()
    assert params["form"] == variables["PRESSREVIEW_OUTPUT_FORMAT"]


def test_the_action_says_when_no_draft_is_there(action: dict[str, Any], tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    ran = subprocess.run(
        [bash, "-eo", "pipefail", "-c", action["runs"]["steps"][2]["run"]],
        env={"PATH": os.environ["PATH"], "RUNNER_TEMP": str(tmp_path), "DRAFT": "drafts/*.md", "FAIL_ON": "warning",
             "DB": "", "SARIF": "", "REPORT": "", "SOURCES": "", "ARGUMENTS": ""},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    assert ran.stderr == "no draft is called drafts/*.md\n"
