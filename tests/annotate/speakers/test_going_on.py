import msgspec
import pytest

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers import resolve_speakers
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.annotate.speakers.via import find_via
from pressreview.model import Article, Span
from tests.annotate.marked import marked

TOLD = "[c “The port is shut,”] [s Ilse Marrow] [k told] the Harbour Post."


def vias(*pieces: str) -> list[tuple[str, ...] | None]:
    """The via of each attribution of a text, given in marked pieces of which each holds at most one."""
    text, raw = "", []
    for piece in pieces:
        words, one = marked(piece)
        moved = {
            part: tuple(Span(span.start + len(text), span.end + len(text)) for span in getattr(one, part))
            for part in ("source", "cue", "content")
        }
        raw += [msgspec.structs.replace(one, **moved)] if one.content else []
        text += words
    article = Article.of(text)
    mentions = find_mentions(text)
    return list(find_via(article, raw, resolve_speakers(article, raw, mentions), mentions))


@pytest.mark.parametrize(
    ("further", "expected"),
    [
        pytest.param(" [c “It stays shut,”] [s she] [k said].", ("Harbour Post",), id="quotation"),
        pytest.param("\n\n[c “It stays shut,”] [s Marrow] [k said].", ("Harbour Post",), id="next-paragraph"),
        pytest.param("\n\n[s She] [k added] [c that it stays shut].", ("Harbour Post",), id="added"),
        pytest.param(" [s Marrow] [k criticised] [c the harbour board].", ("Harbour Post",), id="verb-of-address"),
        pytest.param(
            " The crews went home.\n\n[s Marrow] [k also said] [c that it stays shut].", ("Harbour Post",), id="also"
        ),
        pytest.param(
            " The crews went home. [s She] [k said] [c that it stays shut].", None, id="another-sentence-between"
        ),
        pytest.param("\n\n[s Marrow] [k said] [c that it stays shut].", None, id="indirect-in-a-new-paragraph"),
        pytest.param(" On Monday, [s she] [k said] [c that it stays shut].", None, id="another-day"),
        pytest.param(" [c “It stays shut,”] [s she] [k said] at a rally.", None, id="another-place"),
        pytest.param(" [s She] [k said] to Norland Radio [c that it stays shut].", ("Norland Radio",), id="to-another"),
        pytest.param(" [s She] [k replied] to Odo Vale [c that it stays shut].", None, id="to-somebody"),
        pytest.param(" [s She] [k has said] [c that it stays shut].", None, id="another-time"),
        pytest.param(" [s She] [k wants] [c it to stay shut].", None, id="no-verb-of-speech"),
        pytest.param(" [c “It is open,”] [s Odo Vale] [k said].", (), id="another-speaker"),
    ],
)
def test_an_interview_goes_on(further: str, expected: tuple[str, ...] | None) -> None:
    assert vias(TOLD, further) == [("Harbour Post",), expected]


def test_what_an_outlet_quoted_goes_on() -> None:
    quoted = "[s Interfax] [k quoted] [c the harbour master as saying the port is shut]."
    text, outer = marked(quoted)
    _, inner = marked("Interfax quoted [s the harbour master] [k as saying] [c the port is shut].")
    more, last = marked(text + " [s He] [k added] [c that it was rusty].")
    article, mentions, raw = Article.of(more), find_mentions(more), [outer, inner, last]
    given = find_via(article, raw, resolve_speakers(article, raw, mentions), mentions)
    assert given[1:] == (("Interfax",), ("Interfax",))


def test_it_ends_where_somebody_else_speaks() -> None:
    others = " [c “It is open,”] [s Odo Vale] [k said].", " [c “It stays shut,”] [s Marrow] [k said]."
    assert vias(TOLD, *others) == [("Harbour Post",), (), None]


def test_the_interview_of_somebody_unnamed_goes_on() -> None:
    told = "[c “The port is shut,”] [s a harbour source] [k told] the Harbour Post."
    further = " [s The source] [k said] [c it was old].", " [s He] [k added] [c that it was rusty]."
    assert vias(told, *further) == [("Harbour Post",)] * 3


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        pytest.param("Ilse Marrow was a guest on CNN’s Harbour Hour.", ("CNN",), id="guest"),
        pytest.param("Ilse Marrow praised it in an interview last June on CNN.", ("CNN",), id="interview"),
        pytest.param("On Sunday Ilse Marrow appeared on CNN.", ("CNN",), id="appeared"),
        pytest.param("Odo Vale was a guest on CNN.", (), id="somebody-else"),
        pytest.param("Her crew left as soon as Ilse Marrow appeared on CNN.", (), id="in-a-clause"),
        pytest.param("Ilse Marrow spoke of CNN.", (), id="only-spoken-of"),
        pytest.param("Ilse Marrow appeared on CNN. It rained.", (), id="a-sentence-between"),
    ],
)
def test_where_somebody_is_told_to_have_spoken_the_next_words_are_from(opening: str, expected: tuple[str, ...]) -> None:
    assert vias(opening, " [c “The port is shut,”] [s Marrow] [k said].") == [expected]


def test_more_said_in_the_same_sentence_is_from_there_too() -> None:
    told = "[c “It is shut,”] [s Ilse Marrow] [k said] on CNN, "
    assert vias(told, "but [s she] [k said] [c it may open].") == [("CNN",)] * 2
    assert vias(told, "but [s Peter Holt] [k said] [c it may open].") == [("CNN",), ()]


def test_words_added_without_a_subject_are_from_there_too() -> None:
    told, further = "“It is shut,” she told the Harbour Post.", " “It is old,” she pointed out, adding: “It is rusty.”"
    text = f"Ilse Marrow came. {told}{further}"

    def place(words: str) -> tuple[Span, ...]:
        return (Span(text.rindex(words), text.rindex(words) + len(words)),)

    she, first = place("she"), Span(text.index("she"), text.index("she") + 3)
    raw = [
        RawAttribution(source=(first,), cue=place("told"), content=place("“It is shut,”"), confidence=1.0),
        RawAttribution(source=she, cue=place("pointed out"), content=place("“It is old,”"), confidence=1.0),
        RawAttribution(source=she, cue=place("adding"), content=place("“It is rusty.”"), confidence=1.0),
    ]
    article, mentions = Article.of(text), find_mentions(text)
    given = find_via(article, raw, resolve_speakers(article, raw, mentions), mentions)
    assert given == (("Harbour Post",),) * 3
