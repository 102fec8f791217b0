"""A kill at any moment loses nothing and leaves no half-state. The long version is `python -m bench.kill`."""

from pathlib import Path

import pytest

from bench.kill import kill


@pytest.mark.parametrize("command", ["add", "write"])
def test_after_kills_the_project_is_that_of_an_undisturbed_run(command: str, coverage: Path, tmp_path: Path) -> None:
    sources = sorted(str(path) for path in coverage.rglob("*") if "rail" in path.name or "boat" in path.name)
    assert len(sources) == 5
    outcome = kill([command, *sources], folder=tmp_path, kills=5)
    assert outcome.kills == 5
    assert outcome.differing == 0
    assert outcome.problems == 0
