"""The built wheel is enough: the command line starts from it alone, with the source folder out of reach."""

import importlib.util
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "pressreview"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed (make test installs it from requirements-build.lock)")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def start(installed: Path, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run the installed package, beside our dependencies, with nothing else in the environment.

    The interpreter is the one below the virtual environment, so that the editable installation is not seen.
    """
    path = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    python = getattr(sys, "_base_executable", sys.executable)
    environment = {"PYTHONPATH": path, "PYTHONNOUSERSITE": "1", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [python, "-m", "pressreview", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_everything_the_package_needs_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "src/pressreview"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    assert {line.removeprefix("src/") for line in tracked.stdout.splitlines()} <= names
    assert not [name for name in names if name.startswith(("tests/", "training/", "bench/"))]


def test_the_command_line_starts(installed: Path, tmp_path: Path) -> None:
    shown = start(installed, "--version", cwd=tmp_path)
    assert shown.stderr == ""
    assert re.fullmatch(r"pressreview, version \d+\.\d+\.\d+\n", shown.stdout)


def test_a_review_is_written(installed: Path, coverage: Path, tmp_path: Path) -> None:
    written = start(installed, "write", str(coverage), "--format", "jsonl", cwd=tmp_path)
    assert written.returncode == 0, written.stderr
    assert written.stdout.startswith('{"schema":"pressreview/review/1"')
