"""Which findings count: rules by name, comments in the draft, and a baseline that outlives edits elsewhere."""

import time

import msgspec
import pytest

from pressreview.errors import InputError
from pressreview.model import Audit, Draft
from pressreview.model.finding import DraftKind
from pressreview.verify.drafts import rules
from pressreview.verify.drafts.choice import chosen
from tests.views.audits import RULES, finding, sentence
from tests.views.audits import audit as made


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {rule.id: rule for rule in RULES}
    monkeypatch.setattr(rules, "RULES", known)
    monkeypatch.setattr("pressreview.verify.drafts.choice.RULES", known)


def ids(audit: Audit) -> list[str]:
    return [one.rule for one in audit.findings]


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        pytest.param([], [], ["Q101", "N101", "C101", "S101"], id="all"),
        pytest.param(["Q"], [], ["Q101"], id="a group"),
        pytest.param(["q1", "C101"], [], ["Q101", "C101"], id="a part of a group and a rule"),
        pytest.param([], ["N", "S1"], ["Q101", "C101"], id="all but"),
        pytest.param(["Q", "N"], ["Q101"], ["N101"], id="the longer name ignores"),
        pytest.param(["Q101"], ["Q"], ["Q101"], id="the longer name selects"),
        pytest.param(["Q"], ["Q"], [], id="as long: ignored"),
        pytest.param(["ALL"], ["N101"], ["Q101", "C101", "S101"], id="ALL is the shortest name"),
        pytest.param(["C"], ["ALL"], ["C101"], id="nothing but"),
    ],
)
def test_rules_are_chosen_as_linters_do(select: list[str], ignore: list[str], left: list[str]) -> None:
    audit = chosen(made(), select=select, ignore=ignore)
    assert ids(audit) == left
    assert audit.suppressed == made().suppressed


@pytest.mark.parametrize("name", ["X", "Q9", "Q1011", "", "Q101 N101"])
def test_a_name_that_fits_no_rule_is_an_error(name: str) -> None:
    with pytest.raises(InputError, match="--list-rules"):
        chosen(made(), select=[name])
    with pytest.raises(InputError, match="--list-rules"):
        chosen(made(), ignore=[name])


def forged(raw: str, kind: DraftKind) -> Audit:
    """An audit that finds every "forge" (Q101) and every "19" (N101)."""
    found = []
    for words, rule in (("forge", "Q101"), ("19", "N101")):
        start = -1
        while (start := raw.find(words, start + 1)) >= 0:
            one = finding(rule, "It is not so.", words, raw=raw)
            span = type(one.span)(start, start + len(words))
            line = raw[:start].count("\n") + 1
            found.append(msgspec.structs.replace(one, span=span, line=line))
    found.sort(key=lambda one: one.span)
    return Audit(
        draft=Draft(path="d.md", kind=kind, raw=raw, text=raw),
        findings=tuple(found),
        sentences=(),
        articles=(),
        available=1,
    )


@pytest.mark.parametrize(
    ("kind", "raw", "left"),
    [
        pytest.param("markdown", "A forge. <!-- pressreview: ignore[Q101] -->", [], id="same line"),
        pytest.param("markdown", "<!-- pressreview: ignore[Q101] -->\nA forge.", [], id="line before"),
        pytest.param(
            "markdown", "<!-- pressreview: ignore[Q101] -->\n\nA forge.\n\nA forge.", [5], id="alone: the next"
        ),
        pytest.param(
            "markdown", "A forge.\n\n<!-- pressreview: ignore -->\n\nA pier.\n\nA forge.", [1, 7], id="only it"
        ),
        pytest.param("markdown", "A forge and 19. <!-- pressreview: ignore[Q] -->", [1], id="only its rules"),
        pytest.param("markdown", "A forge and 19. <!--pressreview:IGNORE[q101, n]-->", [], id="loosely written"),
        pytest.param("markdown", "A forge and 19. <!-- pressreview: ignore -->", [], id="all rules"),
        pytest.param(
            "markdown", "- A forge.\n- A forge. <!-- pressreview: ignore -->\n- A forge.", [1, 3], id="an item"
        ),
        pytest.param("markdown", "<!-- pressreview: ignore -->\n1. A forge.\n2. A forge.", [3], id="the next item"),
        pytest.param(
            "markdown", "# A forge <!-- pressreview: ignore -->\nA forge.\n", [1, 2][:0], id="a heading's block"
        ),
        pytest.param(
            "html", "<p>A forge.</p><!-- pressreview: ignore --><p>A <b>forge</b>.</p><p>A forge.", [1, 1], id="p"
        ),
        pytest.param("html", "<p>A forge.<!-- pressreview: ignore --></p><p>A forge.</p>", [1], id="in an element"),
        pytest.param("text", "A forge.\n\n<!-- pressreview: ignore -->\nA forge.", [1], id="plain text"),
        pytest.param("docx", "A forge. <!-- pressreview: ignore -->\n\nA forge.", [3], id="docx"),
        pytest.param("text", "A forge.\n\n<!-- pressreview: ignore[N101,Q101] -->", [1], id="nothing follows"),
        pytest.param("markdown", "A forge.\r\n\r\n<!-- pressreview: ignore -->\r\nA forge.\r\n", [1], id="CRLF"),
        pytest.param("markdown", "A forge. <!-- an editor's remark -->", [1], id="another comment"),
    ],
)
def test_a_comment_leaves_findings_out_of_its_paragraph(kind: DraftKind, raw: str, left: list[int]) -> None:
    audit = forged(raw, kind)
    shown = chosen(audit)
    assert [one.line for one in shown.findings] == left
    assert shown.suppressed == len(audit.findings) - len(left)
    assert ids(chosen(audit, comments=False)) == ids(audit)


def test_what_a_comment_itself_says_is_no_statement() -> None:
    raw = "A pier. <!-- pressreview: ignore[N101] -->"
    audit = forged(raw.replace("pier", "forge"), "text")
    number = finding("Q101", "101 is in no source.", "N101", raw=audit.draft.raw)
    shown = chosen(msgspec.structs.replace(audit, findings=(*audit.findings, number)))
    assert ids(shown) == ["Q101"]
    assert shown.suppressed == 0


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        pytest.param("<!-- pressreview: ignore[Q1O1] -->", "d.md, line 3: no rule .*'Q1O1'", id="no such rule"),
        pytest.param("<!-- pressreview: ignore[] -->", "line 3: no rule", id="an empty list"),
        pytest.param("<!-- pressreview: ignore Q101 -->", r"line 3: .*ignore\[Q101\]", id="without brackets"),
        pytest.param("<!-- pressreview: off -->", r"line 3: .*ignore\[Q101\]", id="another word"),
    ],
)
def test_a_comment_that_cannot_be_read_is_an_error_with_its_line(comment: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        chosen(forged(f"A pier.\n\n{comment}\nA forge.", "markdown"))


def test_a_baseline_knows_findings_again_wherever_they_move() -> None:
    old = forged("A forge.\n\nA quay.", "markdown")
    known = frozenset(old.fingerprints())
    assert ids(chosen(old, baseline=known)) == []
    assert chosen(old, baseline=known).suppressed == 1
    moved = forged("One more line.\n\nA quay.\n\nA  forge.\n", "markdown")
    assert ids(chosen(moved, baseline=known)) == []
    other = forged("A forge and 19.", "markdown")
    assert ids(chosen(other, baseline=known)) == ["Q101", "N101"]  # in another sentence it is another finding


def test_a_fingerprint_covers_the_rule_the_words_and_their_sentence() -> None:
    one = made()
    prints = one.fingerprints()
    assert len(set(prints)) == len(prints) == 4
    assert all(name.startswith("fin1-") for name in prints)
    raw = one.draft.raw.replace("At least 19", "At least 21")
    changed = msgspec.structs.replace(
        one,
        draft=msgspec.structs.replace(one.draft, raw=raw, text=raw, runs=((0, 0),)),
        sentences=tuple(sentence(s.span.of(raw), s.verdict, raw=raw) for s in one.sentences),
    )
    same = [old == new for old, new in zip(prints, changed.fingerprints(), strict=True)]
    assert same == [True, False, False, True]


@pytest.mark.parametrize("kind", ["text", "markdown", "html", "docx"])
@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("<!-- pressreview: ignore -->" * 30_000 + "forge", id="comments"),
        pytest.param("<!-- pressreview: ignore -->" + "<!-- pressreview:" * 50_000, id="comments that never end"),
        pytest.param("<!-- pressreview: ignore -->" + "<p" * 300_000, id="tags that never end"),
        pytest.param("<!-- pressreview: ignore -->" + "\n" + " " * 600_000 + "\n \n" * 100_000, id="white space"),
        pytest.param("<!-- pressreview: ignore -->\n\na\n\n" * 10_000, id="paragraphs"),
    ],
)
def test_hostile_drafts_take_no_time(kind: DraftKind, raw: str) -> None:
    audit = Audit(
        draft=Draft(path="d", kind=kind, raw=raw, text=raw), findings=(), sentences=(), articles=(), available=1
    )
    begun = time.perf_counter()
    chosen(audit)
    assert time.perf_counter() - begun < 5
