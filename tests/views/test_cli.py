"""The command line as a user and as another program meet it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from pressreview import pipeline
from pressreview.store import Store
from pressreview.views.cli.program import run
from tests.conftest import ROOT


class Shown(NamedTuple):
    code: int
    out: str
    err: str


class Shell:
    """Runs commands in an empty folder."""

    def __init__(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        self._captured = capsysbinary

    def __call__(self, *arguments: object) -> Shown:
        code = run([str(argument) for argument in arguments])
        out, err = self._captured.readouterr()
        return Shown(code, out.decode(), err.decode())


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(capsysbinary)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text('"Talks may resume on Friday," the minister said.\n', encoding="utf-8")
    return path


def test_without_arguments_it_says_what_to_do_first(shell: Shell) -> None:
    code, out, err = shell()
    assert (code, err) == (0, "")
    assert "Try first:\n\n  pressreview write FOLDER" in out


@pytest.mark.parametrize("command", [(), ("read",), ("add",), ("stories",), ("write",)], ids=" ".join)
def test_help_leads_with_examples(shell: Shell, command: tuple[str, ...]) -> None:
    code, out, err = shell(*command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith("Examples:\n  pressreview ")
    assert out.index("Examples:") < out.index("Usage:") < out.index("Options:")


def test_the_help_of_the_program_names_every_exit_code(shell: Shell) -> None:
    out = shell("--help").out
    assert "Exit codes:\n  0 fine" in out
    assert "2 could not" in out


def test_the_version_is_shown(shell: Shell) -> None:
    assert shell("--version").out.startswith("pressreview, version ")


def test_help_needs_nothing_heavy() -> None:
    code = """
import sys
from pressreview.views.cli.program import run
run(["--help"])
heavy = {"numpy", "sqlalchemy", "alembic", "onnxruntime", "jinja2", "rich", "trafilatura", "lxml", "httpx2", "yaml"}
print(sorted(heavy & sys.modules.keys()))
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.endswith("\n[]\n")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["wrte"], id="no such command"),
        pytest.param(["read"], id="nothing to read"),
        pytest.param(["write", "--format", "pdf"], id="no such format"),
        pytest.param(["add", "a.txt", "--published", "soon"], id="no date"),
        pytest.param(["add", "a.txt", "--published", "2026-03-10T09:00"], id="no time zone"),
        pytest.param(["stories"], id="no project"),
        pytest.param(["write"], id="no project to write from"),
        pytest.param(["add", "missing.txt"], id="no source went through"),
        pytest.param(["add", "a.txt", "--db", "nowhere/p.db"], id="no folder for the project"),
    ],
)
def test_what_cannot_be_done_is_said_on_stderr_with_code_2(shell: Shell, article: Path, arguments: list[str]) -> None:
    code, out, err = shell(*arguments)
    assert code == 2
    assert out == ""
    assert err
    assert "Traceback" not in err


def test_no_project_file_is_left_behind_by_a_command_that_only_looks(shell: Shell, tmp_path: Path) -> None:
    shell("stories")
    assert list(tmp_path.iterdir()) == []


def test_one_line_for_each_failure_and_the_others_go_through(shell: Shell, article: Path) -> None:
    code, out, err = shell("add", article, "missing.txt", "https://127.0.0.1:1/")
    assert (code, out) == (0, "")
    lines = err.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("missing.txt: ")
    assert lines[1].startswith("https://127.0.0.1:1/: ")
    assert lines[2] == "1 article, 1 of them new, in pressreview.db"
    with Store("pressreview.db") as store:
        assert [failure.subject for failure in store.failures()] == ["https://127.0.0.1:1/", "missing.txt"]


def test_quiet_says_only_what_went_wrong(shell: Shell, article: Path) -> None:
    assert shell("add", "-q", article) == (0, "", "")
    assert shell("-q", "add", article) == (0, "", "")
    assert shell("add", "-q", article, "missing.txt").err.startswith("missing.txt: ")


def test_the_project_file_may_be_named_before_or_after_the_command(shell: Shell, article: Path, tmp_path: Path) -> None:
    shell("add", article, "--db", "after.db")
    shell("--db", "before.db", "add", article)
    assert {path.name for path in tmp_path.glob("*.db")} == {"after.db", "before.db"}


def test_a_second_add_finds_nothing_new(shell: Shell, article: Path) -> None:
    shell("add", article)
    assert shell("add", article).err == "1 article, 0 of them new, in pressreview.db\n"


def test_what_the_user_says_of_an_article_is_kept(shell: Shell, article: Path) -> None:
    shell("add", article, "--outlet", "The Week", "--published", "2026-03-10T09:00+01:00")
    with Store("pressreview.db") as store:
        (kept,) = store.articles().values()
    assert kept.outlet == "The Week"
    assert str(kept.published_at) == "2026-03-10 09:00:00+01:00"
    assert kept.path == str(article)


def test_a_hostile_name_is_printed_without_its_escapes(shell: Shell) -> None:
    err = shell("add", "\x1b[31mred\x1b]0;title\x07\nsecond line.txt").err
    assert "\x1b" not in err
    assert "\x07" not in err


def test_ctrl_c_says_that_nothing_is_lost(shell: Shell, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "add", stopped)
    code, out, err = shell("add", article)
    assert (code, out) == (130, "")
    assert err.strip() == "Stopped. Nothing is lost: the same command goes on from here."


def test_a_reader_that_goes_away_is_no_error() -> None:
    """As `pressreview … | head` does."""
    ours, theirs = os.pipe()
    os.close(ours)
    code = "from pressreview.views.cli import terminal, program, commands;"
    code += "commands.cli.main = lambda *a, **k: terminal.put(b'x' * 1_000_000); program.main()"
    process = subprocess.run([sys.executable, "-c", code], stdout=theirs, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(theirs)
    assert process.stderr == b""
    assert process.returncode == 141


def test_a_dash_is_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["-q", "write", str(ROOT / "examples" / "coverage"), "-o", "-"]) == 0
    assert capsys.readouterr().out.startswith("# ")
    assert not Path("-").exists()
