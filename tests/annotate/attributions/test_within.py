import pytest

from pressreview.annotate.attributions.within import sources_behind, speech_within
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.model import Span
from pressreview.text import quotations


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def outer(text: str, source: str, cue: str, *content: str) -> RawAttribution:
    spans = tuple(at(text, words) for words in content)
    return RawAttribution(
        source=(at(text, source),) if source else (), cue=(at(text, cue),), content=spans, confidence=0.9
    )


def inner(text: str, one: RawAttribution) -> list[tuple[str, str, list[str]]]:
    found = speech_within(text, [one], find_mentions(text), quotations(text))
    return [
        (other.source[0].of(text), other.cue[0].of(text), [span.of(text) for span in other.content])
        for other in found
        if other is not one
    ]


CHAIN = (
    "“Why not?” said the defence minister, Boris Halden, when asked, according to the Norpress agency. “They are near.”"
)


def test_a_quotation_belongs_to_who_said_it_first() -> None:
    text = CHAIN.replace("minister, Boris", "minister Boris")
    held = "“Why not?” said the defence minister Boris Halden, when asked"
    one = outer(text, "the Norpress agency", "according to", held, "“They are near.”")
    assert inner(text, one) == [("the defence minister Boris Halden", "said", ["“Why not?”", "“They are near.”"])]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param(
            "“No one came,” Ilse Marrow told reporters, Norpress reported.",
            "“No one came,” Ilse Marrow told reporters",
            [("Ilse Marrow", "told", ["“No one came,”"])],
            id="name-before-verb",
        ),
        pytest.param(
            "Ilse Marrow had said that nobody came, Norpress reported.",
            "Ilse Marrow had said that nobody came",
            [("Ilse Marrow", "had said", ["nobody came"])],
            id="clause",
        ),
        pytest.param(
            "Nobody came to “the feast” at noon, Norpress reported.",
            "Nobody came to “the feast” at noon",
            [],
            id="none",
        ),
        pytest.param(
            "The bridge said to be closed is open, Norpress reported.",
            "The bridge said to be closed is open",
            [],
            id="said-to",
        ),
        pytest.param(
            "He said that nobody came, Norpress reported.",
            "He said that nobody came",
            [("He", "said", ["nobody came"])],
            id="pronoun",
        ),
    ],
)
def test_speech_within_a_report(text: str, content: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert inner(text, outer(text, "Norpress", "reported", content)) == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        pytest.param(
            "Indeed, noted the New York Times, ships came.", "noted", "ships came", "the New York Times", id="inverted"
        ),
        pytest.param(
            "It was noted at the New York Times that ships came.", "noted", "ships came", None, id="not-at-once"
        ),
        pytest.param("It is thought The New York Times knew.", "thought", "knew", None, id="no-verb-of-speech"),
    ],
)
def test_the_name_behind_a_verb_of_speech_is_its_source(text: str, cue: str, content: str, source: str | None) -> None:
    (one,) = sources_behind(text, [outer(text, "", cue, content)], find_mentions(text))
    assert [span.of(text) for span in one.source] == ([] if source is None else [source])
