"""The Word document of a check: every part that it needs, the draft's words, a comment at each finding's."""

import io
import zipfile
from xml.etree import ElementTree as Tree

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from pressreview.model import Audit
from pressreview.text import paragraphs
from pressreview.views.findings import docx
from tests.views.audits import TEXT, audit, draft, finding
from tests.views.test_findings import hostile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = [
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/comments.xml",
]


def parts(made: Audit) -> dict[str, Tree.Element]:
    with zipfile.ZipFile(io.BytesIO(docx.render(made))) as packed:
        assert packed.testzip() is None
        return {name: Tree.fromstring(packed.read(name)) for name in packed.namelist()}


def words_of(paragraph: Tree.Element) -> str:
    return "".join(
        "\n" if one.tag == f"{W}br" else one.text or "" for one in paragraph.iter() if one.tag in (f"{W}t", f"{W}br")
    )


def commented(document: Tree.Element) -> dict[str, str]:
    """The words between the marks of each comment."""
    open_: dict[str, str] = {}
    for one in document.iter():
        number = one.get(f"{W}id") or ""
        if one.tag == f"{W}commentRangeStart":
            open_[number] = ""
        elif one.tag == f"{W}commentRangeEnd":
            open_[f"done {number}"] = open_.pop(number)
        elif one.tag == f"{W}t":
            for name in open_:
                if not name.startswith("done"):
                    open_[name] += one.text or ""
    assert all(name.startswith("done") for name in open_)
    return {name.removeprefix("done "): words for name, words in open_.items()}


def test_all_parts_are_there_and_lead_to_each_other() -> None:
    made = parts(audit())
    assert list(made) == PARTS
    named = {one.get("PartName") for one in made["[Content_Types].xml"]}
    assert named - {None} == {"/word/document.xml", "/word/comments.xml"}
    assert [one.get("Target") for one in made["_rels/.rels"]] == ["word/document.xml"]
    assert [one.get("Target") for one in made["word/_rels/document.xml.rels"]] == ["comments.xml"]


def test_the_draft_is_there_as_it_is_read() -> None:
    document = parts(audit())["word/document.xml"]
    assert "\n\n".join(map(words_of, document.iter(f"{W}p"))) == TEXT


def test_each_comment_is_at_its_words() -> None:
    made = parts(audit())
    comments = {one.get(f"{W}id"): list(map(words_of, one)) for one in made["word/comments.xml"]}
    at = commented(made["word/document.xml"])
    references = [one.get(f"{W}id") for one in made["word/document.xml"].iter(f"{W}commentReference")]
    assert set(comments) == set(at) == set(references)
    assert len(references) == 5
    assert at == {
        "0": "Blast at Port Ansel",
        "1": "was like a forge",
        "2": "19",
        "3": "people died",
        "4": "The Sarn Bell",
    }
    assert comments["1"] == [
        "Q101 error: The article has other words between these quotation marks.",
        "The Courier, 11 March 2026, https://courier.example/pier: “The pier was like a furnace”",
        "Source has: was like a furnace",
        "Draft has: was like a forge",
        "Fix: was like a furnace",
    ]
    assert "7 sentences: 4 checked" in comments["0"][2]
    assert "The Courier, 11 March 2026; Norpress, 10 March 2026" in comments["0"][3]


def test_comments_may_overlap_and_go_over_paragraphs() -> None:
    wide = finding("C101", "Less sure.", "people died.\n\nThe port will stay shut", raw=TEXT)
    inner = finding("Q101", "Other words.", "died", raw=TEXT)
    made = msgspec.structs.replace(audit(), draft=draft(TEXT), findings=(wide, inner))
    at = commented(parts(made)["word/document.xml"])
    assert at["1"] == "people died.The port will stay shut"
    assert at["2"] == "died"


def test_a_draft_without_words_is_a_document_without_comments() -> None:
    made = parts(Audit(draft=draft(""), findings=(), sentences=(), articles=(), available=1))
    assert len(made["word/comments.xml"]) == 0
    assert len(list(made["word/document.xml"].iter(f"{W}p"))) == 1


def test_hostile_words_stay_text() -> None:
    made = parts(hostile())
    assert any("<script>" in words_of(one) for one in made["word/document.xml"].iter(f"{W}p"))


@given(st.text())
def test_every_text_makes_a_document(raw: str) -> None:
    made = parts(Audit(draft=draft(raw), findings=(), sentences=(), articles=(), available=1))
    assert len(list(made["word/document.xml"].iter(f"{W}p"))) == max(len(paragraphs(raw)), 1)
