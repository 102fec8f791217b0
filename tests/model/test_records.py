"""Records keep their invariants, also when decoded, and ids cover what they say."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.model import Article, Attribution, Interval, Piece, Span, content_id, count_outlets, covers, overlaps

spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(min_value=1, max_value=20)
)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3)])
def test_a_span_has_at_least_one_character(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)
    with pytest.raises(msgspec.ValidationError, match="0 <= start < end"):
        msgspec.json.decode(f"[{start},{end}]", type=Span)


def test_a_span_counts_code_points() -> None:
    assert Span(1, 3).of("a😀é!") == "😀é"
    assert msgspec.json.encode(Span(1, 3)) == b"[1,3]"


@given(spans, spans)
def test_covers_and_overlaps_are_what_they_are_for_sets_of_characters(one: Span, other: Span) -> None:
    a, b = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert covers(one, other) == (b <= a)
    assert overlaps([one], [other]) == bool(a & b)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param((), "needs content", id="empty"),
        pytest.param((Span(5, 9), Span(0, 2)), "text order", id="out of order"),
        pytest.param((Span(0, 5), Span(4, 9)), "without overlap", id="overlapping"),
    ],
)
def test_an_attribution_has_content_in_text_order(content: tuple[Span, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Attribution(id="att1-x", kind="direct", source=(), cue=(), content=content, confidence=1.0)


def test_an_article_needs_text_and_an_aware_time() -> None:
    with pytest.raises(ValueError, match="needs some text"):
        Article.of(" \n")
    with pytest.raises(ValueError, match="needs a time zone"):
        Article.of("Text", published_at=datetime(2026, 3, 10, 9))


def test_the_id_of_an_article_covers_what_it_says_and_no_more() -> None:
    base = Article.of("Text", outlet="Bell", title="T", published_at=date(2026, 3, 10))
    assert base.id == Article.of("Text", outlet="Bell", title="T", published_at=date(2026, 3, 10), path="b.txt").id
    assert base.id.startswith("art1-")
    others = [
        Article.of("Text!", outlet="Bell", title="T", published_at=date(2026, 3, 10)),
        Article.of("Text", outlet="Bel", title="lT", published_at=date(2026, 3, 10)),
        Article.of("Text", outlet="Bell", title="T", published_at=datetime(2026, 3, 10, tzinfo=UTC)),
        Article.of("Text", outlet="Bell", title=None, published_at=date(2026, 3, 10)),
    ]
    assert len({base.id, *(other.id for other in others)}) == 5


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_ids_are_equal_only_for_equal_parts(one: list[str], other: list[str]) -> None:
    assert (content_id("x1", *one) == content_id("x1", *other)) == (one == other)


def test_an_interval_ends_after_it_starts() -> None:
    assert Interval(start=None, end=date(2026, 3, 10)).start is None
    with pytest.raises(ValueError, match="cannot end"):
        Interval(start=date(2026, 3, 10), end=date(2026, 3, 9))


@pytest.mark.parametrize(
    "given_",
    [
        pytest.param({}, id="neither"),
        pytest.param({"article": "art1-x"}, id="no span"),
        pytest.param({"article": "art1-x", "span": Span(0, 1), "words": "and"}, id="both"),
    ],
)
def test_a_piece_is_a_slice_or_words_of_our_own(given_: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="either a slice"):
        Piece(**given_)  # type: ignore[arg-type]


def test_an_outlet_with_and_without_its_article_is_one() -> None:
    names = ("The Guardian", "Guardian", "the guardian", "The Sun", None)
    assert count_outlets([Article.of(f"text {number}", outlet=name) for number, name in enumerate(names)]) == 2
