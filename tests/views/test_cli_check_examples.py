"""`check` as it is, on drafts about the invented coverage: every part of it, with the shipped reader."""

import io
import shutil
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from tests.views.test_cli import Shell, shell
from tests.views.test_findings import validated

__all__ = ["shell"]

FAITHFUL = """\
# Blast at Port Ansel

"Our thoughts are with the families," said Simon Aldous, a spokesman for the company.

Witnesses described two blasts, a dull thud followed some seconds later by a far larger one.
"""


@pytest.fixture
def sources(coverage: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    shutil.copy(coverage / "2026-03-10-vpa-ferry-explosion.md", folder)
    return folder


def test_a_faithful_draft_is_fine(shell: Shell, sources: Path) -> None:
    Path("draft.md").write_text(FAITHFUL, "utf-8")
    code, out, err = shell("check", "draft.md", "--sources", sources)
    assert (code, err) == (0, "")
    assert "draft.md: no findings\n" in out
    assert "1 of 1 article used: Velmoran Press Agency, 10 March 2026\n" in out
    assert not Path("pressreview.db").exists()


def test_an_altered_quotation_is_found_marked_and_known_from_then_on(shell: Shell, sources: Path) -> None:
    Path("draft.md").write_text(FAITHFUL.replace("with the families", "with the owners"), "utf-8")
    arguments = ("check", "draft.md", "--sources", sources)
    code, out, _ = shell(*arguments, "--output-format", "jsonl", "--also", "f.sarif", "--also", "page.html")
    rows = [msgspec.json.decode(row) for row in out.splitlines()]
    assert code == 1
    assert "Q101" in [row["rule"] for row in rows]
    (sarif,) = validated(Path("f.sarif").read_bytes())["runs"]
    assert [one["ruleId"] for one in sarif["results"]] == [row["rule"] for row in rows]
    assert '<mark class="error">' in Path("page.html").read_text("utf-8")
    assert shell(*arguments, "--ignore", "ALL").code == 0
    assert shell(*arguments, "--write-baseline", "known.json").code == 0
    Path("draft.md").write_text(f"A new beginning.\n\n{Path('draft.md').read_text('utf-8')}", "utf-8")
    assert shell(*arguments, "--baseline", "known.json", "--ignore", "U").code == 0


def test_a_comment_in_markdown_is_no_part_of_the_draft(shell: Shell, sources: Path) -> None:
    draft = FAITHFUL.replace("with the families", "with the owners").replace(
        '"Our', '<!-- pressreview: ignore[Q,C,U] -->\n"Our'
    )
    Path("draft.md").write_text(draft, "utf-8")
    code, out, err = shell("check", "draft.md", "--sources", sources)
    assert (code, err) == (0, "")
    assert "more left out by comments or the baseline" in out


@pytest.mark.parametrize("kind", ["draft.html", "draft.txt", "-"])
def test_other_kinds_of_drafts(shell: Shell, sources: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (
        b"<p>&#8220;Our <i>thoughts</i> are with the owners,&#8221; said Simon Aldous, a spokesman for the company.</p>"
    )
    if kind == "draft.txt":
        data = "“Our thoughts are with the owners,” said Simon Aldous, a spokesman for the company.".encode()
    if kind == "-":
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    else:
        Path(kind).write_bytes(data)
    code, out, _ = shell("check", kind, "--sources", sources, "--output-format", "jsonl", "--select", "Q101")
    assert code == 1
    (row,) = map(msgspec.json.decode, out.splitlines())
    start, end = row["span"]
    assert "owners" in data.decode()[start:end]
