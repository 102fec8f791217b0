"""What made a record changes with the rules that made it, and with nothing else."""

import re
import shutil
from pathlib import Path

import pytest

from pressreview import provenance
from pressreview.provenance import maker


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of two stages and what they share, to be changed."""
    for folder in ("cluster", "draft", *provenance.SHARED):
        shutil.copytree(provenance.PACKAGE / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(provenance, "PACKAGE", tmp_path)
    maker.cache_clear()
    return tmp_path


def test_it_names_stage_version_and_rules() -> None:
    assert re.fullmatch(r"cluster/\d+\.\d+\.\d+/[0-9a-f]{12}", maker("cluster"))


def test_a_copy_elsewhere_is_the_same_maker(package: Path) -> None:
    here = maker("cluster")
    maker.cache_clear()
    (package / "cluster" / "__pycache__").mkdir()
    (package / "cluster" / "__pycache__" / "words.cpython-311.pyc").write_bytes(b"compiled")
    (package / "cluster" / "MODEL_CARD.md").write_text("What is known of it.")
    assert maker("cluster") == here


@pytest.mark.parametrize(
    ("changed", "another"),
    [
        pytest.param("cluster/stories.py", True, id="its own rule"),
        pytest.param("model/story.py", True, id="a record"),
        pytest.param("draft/review.py", False, id="a rule of another stage"),
    ],
)
def test_a_changed_file_is_another_maker(package: Path, changed: str, another: bool) -> None:
    before = maker("cluster")
    maker.cache_clear()
    with (package / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert (maker("cluster") != before) == another
