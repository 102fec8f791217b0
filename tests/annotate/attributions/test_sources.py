import pytest

from pressreview.annotate.attributions.sources import sources_behind
from pressreview.annotate.reader.spans import RawMention
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.model import Span
from tests.annotate.attributions.said import inner, outer


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


def test_who_was_told_is_no_source() -> None:
    text = "The port is shut, two officials told Reuters."
    (one,) = sources_behind(text, [outer(text, "Reuters", "told", "The port is shut")], find_mentions(text))
    assert [span.of(text) for span in one.source] == ["two officials"]


def test_who_printed_it_is_no_source() -> None:
    text = "The port is shut, a commander said in comments reported by Norpress."
    one = outer(text, "Norpress", "said in comments reported by", "The port is shut")
    (mended,) = sources_behind(text, [one], find_mentions(text))
    assert [span.of(text) for span in mended.source] == ["a commander"]


def test_according_to_an_outlet_somebody_said() -> None:
    text = "According to the Harbour Post, Ilse Marrow, the mayor, said the port is shut."
    one = outer(text, "the Harbour Post, Ilse Marrow, the mayor,", "According to", "the port is shut")
    (mended,) = sources_behind(text, [one], find_mentions(text))
    assert mended.source[0].of(text) == "the Harbour Post"
    assert inner(text, mended) == [("Ilse Marrow, the mayor", "said", ["the port is shut"])]


def test_who_was_quoted_as_saying_something_is_its_source() -> None:
    text = "The owners were quoted as saying that the port is shut."
    one = outer(text, "", "were quoted", "The owners", "as saying that the port is shut")
    (mended,) = sources_behind(text, [one], find_mentions(text))
    assert [mended.source[0].of(text), mended.content[0].of(text)] == ["The owners", "the port is shut"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        pytest.param(
            "The pilots were quoted by Norpress as saying that the port is shut.",
            "Norpress", "were quoted", ("The pilots", "as saying that the port is shut"),
            ["The pilots", "the port is shut"], id="by-an-outlet",
        ),
        pytest.param(
            "Ilse Marrow, who runs the yard, was quoted in the Harbour Post as saying the port is shut.",
            "", "was quoted in the Harbour Post as saying", ("Ilse Marrow, who runs the yard,", "the port is shut"),
            ["Ilse Marrow, who runs the yard", "the port is shut"], id="the-outlet-within-the-cue",
        ),
        pytest.param(
            "“It is shut,” a shepherd was quoted as saying by Norpress.",
            "Norpress", "was quoted as saying", ("“It is shut,” a shepherd",), ["a shepherd", "“It is shut,”"], id="words-first",
        ),
        pytest.param(
            "“It is shut,” Marrow was quoted as saying by Norpress.",
            "Norpress", "was quoted as saying", ("“It is shut,”",), ["Marrow", "“It is shut,”"], id="left-out-by-the-reader",
        ),
        pytest.param(
            "The pilots were cited by Norpress as a reason for the delay.",
            "Norpress", "were cited", ("The pilots", "as a reason for the delay"), ["Norpress", "The pilots"], id="cited-as-a-reason",
        ),
        pytest.param(
            "“It is shut,” a shepherd was quoted by Norpress.",
            "Norpress", "was quoted", ("“It is shut,” a shepherd",), ["Norpress", "“It is shut,” a shepherd"], id="not-as-saying",
        ),
        pytest.param(
            "The letters were quoted by Norpress as saying that the port is shut.",
            "the port", "were quoted", ("The letters", "as saying that the port is shut"),
            ["the port", "The letters"], id="the-source-stands-elsewhere",
        ),
    ],
)  # fmt: skip
def test_who_was_quoted_by_an_outlet_is_the_source(
    text: str, source: str, cue: str, content: tuple[str, ...], expected: list[str]
) -> None:
    (mended,) = sources_behind(text, [outer(text, source, cue, *content)], find_mentions(text))
    assert [mended.source[0].of(text), mended.content[0].of(text)] == expected


def test_who_is_parted_from_the_verb_is_the_source() -> None:
    text = "The minister, in comments first reported by Norpress, said the bill was dead."
    (mended,) = sources_behind(
        text, [outer(text, "", "said", "The minister", "the bill was dead")], find_mentions(text)
    )
    assert [span.of(text) for span in (*mended.source, *mended.content)] == ["The minister", "the bill was dead"]
    text = "The bill, in comments first reported by Norpress, said the end was near."
    one = outer(text, "", "said", "The bill", "the end was near")
    assert sources_behind(text, [one], find_mentions(text)) == (one,)


def test_the_name_behind_a_verb_is_its_source_when_the_reader_took_it_for_words() -> None:
    text = "Indeed, noted the New York Times, when ships came few left."
    one = outer(text, "", "noted", "the New York Times, when ships came few left")
    (mended,) = sources_behind(text, [one], find_mentions(text))
    assert [span.of(text) for span in mended.source] == ["the New York Times"]
    assert [span.of(text) for span in mended.content] == ["when ships came few left"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param('Before that he had beaten up on his rival, Ilse Marrow: "It is over."', None, id="no label"),
        pytest.param('It was late.\nIlse Marrow: "It is over."', "Ilse Marrow", id="a line's label"),
        pytest.param('It was late. And Ilse Marrow: "It is over."', "Ilse Marrow", id="a sentence's label"),
    ],
)
def test_a_name_before_a_bare_colon_is_a_source_as_a_label_only(text: str, source: str | None) -> None:
    (one,) = sources_behind(text, [outer(text, "Ilse Marrow", ":", "It is over.")], find_mentions(text))
    assert [span.of(text) for span in one.source] == ([] if source is None else [source])


def test_where_a_report_was_written_says_nothing() -> None:
    text = "The sea rose.\nBRUSSELS: It is over."
    named = [RawMention(span=Span(14, 22), kind="place", confidence=0.9)]
    assert sources_behind(text, [outer(text, "BRUSSELS", ":", "It is over.")], find_mentions(text, named=named)) == ()
    text = "The sea rose.\nIlse Marrow: It is over."
    assert len(sources_behind(text, [outer(text, "Ilse Marrow", ":", "It is over.")], find_mentions(text))) == 1


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        pytest.param(
            "The harbour master Ilse Marrow said the port is shut.", "said", "the port is shut",
            "The harbour master Ilse Marrow", id="before-its-verb",
        ),
        pytest.param("“It is shut,” Ilse Marrow told us.", "told", "It is shut", "Ilse Marrow", id="behind-the-words"),
        pytest.param("What Ilse Marrow said is that the port is shut.", "said", "the port is shut", None, id="what-she-said"),
        pytest.param("The port, it is said, is shut.", "said", "is shut", None, id="nobody"),
    ],
)  # fmt: skip
def test_who_stands_right_before_the_verb(text: str, cue: str, content: str, expected: str | None) -> None:
    (mended,) = sources_behind(text, [outer(text, "", cue, content)], find_mentions(text))
    assert [span.of(text) for span in mended.source] == ([expected] if expected else [])
