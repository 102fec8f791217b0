import pytest

from pressreview.annotate.attributions.kind import quote_kind
from pressreview.annotate.attributions.repair import repair
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model import Span
from pressreview.text import outermost, quotations


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def raw(text: str, *, source: str, cue: str, content: list[str]) -> RawAttribution:
    return RawAttribution(
        source=(at(text, source),), cue=(at(text, cue),), content=tuple(at(text, c) for c in content), confidence=0.9
    )


def repaired(text: str, *found: RawAttribution) -> list[list[str]]:
    return [[span.of(text) for span in one.content] for one in repair(text, found, quotations(text))]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param("The bridge is closed", "“The bridge is closed,”", id="marks-left-out"),
        pytest.param("“The bridge is closed,” ", "“The bridge is closed,” ", id="already-there"),
        pytest.param("bridge is closed,”", "“The bridge is closed,”", id="a-word-missing"),
        pytest.param("closed,”", "“The bridge is closed,”", id="its-end-alone"),
        pytest.param("The bridge", "The bridge", id="too-little-to-tell"),
    ],
)
def test_edges_move_to_the_marks(found: str, expected: str) -> None:
    text = "“The bridge is closed,” said Ilse Marrow."
    ((content,),) = repaired(text, raw(text, source="Ilse Marrow", cue="said", content=[found]))
    assert content.strip() == expected.strip()


@pytest.mark.parametrize(
    "dateline", ["MERE – ", "SEOUL (AP) — ", "PORT ALBA, March 10 (Norpress) - ", "Port Alba (Norpress) -- "]
)
def test_a_dateline_is_nobody(dateline: str) -> None:
    text = f"It rained.\n\n{dateline}Two officials said that the bridge was closed."
    one = raw(text, source=f"{dateline}Two officials", cue="said", content=["the bridge was closed"])
    (mended,) = repair(text, [one], quotations(text))
    assert [span.of(text) for span in mended.source] == ["Two officials"]


def test_a_dash_in_a_sentence_is_no_dateline() -> None:
    text = "The UN – Two of its officials – said that it rained."
    one = raw(text, source="The UN – Two of its officials", cue="said", content=["it rained"])
    assert repair(text, [one], quotations(text))[0].source == one.source


def test_a_quotation_that_goes_on_is_one() -> None:
    text = "“We waited,” Marrow said. “We waited all night.\n\n“Then they came.\n\n“Nobody spoke.”\n\nThe sea was calm."
    one = raw(text, source="Marrow", cue="said", content=["“We waited,”", "“We waited all night."])
    assert repaired(text, one) == [["“We waited,”", "“We waited all night.", "“Then they came.", "“Nobody spoke.”"]]


def test_words_of_another_are_never_taken() -> None:
    text = "“We waited all night.\n\n“Then they came,” Brandt said."
    first = raw(text, source="Brandt", cue="said", content=["“Then they came,”"])
    assert repaired(text, first) == [["“Then they came,”"]]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(["“We waited,”"], "direct", id="direct"),
        pytest.param(["that it was “an insult” to wait"], "mixed", id="mixed"),
        pytest.param(["that it was"], "indirect", id="indirect"),
    ],
)
def test_kinds(content: list[str], kind: str) -> None:
    text = "“We waited,” Marrow said, adding that it was “an insult” to wait."
    assert quote_kind(tuple(at(text, c) for c in content), outermost(quotations(text))) == kind


def test_words_of_another_paragraph_are_left_out_unless_quoted() -> None:
    text = "A firm is plotting a bid.\n\nIt rained.\n\nIlse Marrow reckons the recipe has changed."
    far = raw(text, source="Ilse Marrow", cue="reckons", content=["plotting a bid", "the recipe has changed"])
    assert repaired(text, far) == [["the recipe has changed"]]
    text = "“They plot,” it goes.\n\nIlse Marrow reckons the recipe has changed."
    quoted = raw(text, source="Ilse Marrow", cue="reckons", content=["“They plot,”", "the recipe has changed"])
    assert repaired(text, quoted) == [["“They plot,”", "the recipe has changed"]]


def test_the_end_of_a_quotation_with_its_cue_inside_stays() -> None:
    text = "“Ilse Marrow said no,” said Odo Vale."
    assert repaired(text, raw(text, source="Ilse Marrow", cue="said", content=["no,”"])) == [["no,”"]]
