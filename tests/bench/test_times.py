from datetime import date

import pytest

from bench.spans import trimmed
from bench.times import Document, by_rules, ends
from pressreview.annotate.times import find_times
from pressreview.model import Span

TUESDAY = date(2023, 9, 5)


def _document(text: str, *gold: str) -> Document:
    return Document("x", text, TUESDAY, [], [Span(text.index(words), text.index(words) + len(words)) for words in gold])


def _words(text: str, extents: set[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in sorted(extents)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("From 2009 to 2011 it grew.", ["2009", "2011"]),
        ("They met September 3-4.", ["September 3", "4"]),
        ("It fell on Friday.", ["Friday"]),
    ],
)
def test_a_range_is_its_two_ends(text: str, parts: list[str]) -> None:
    (one,) = find_times(text, published=TUESDAY)
    assert [span.of(text) for span in ends(one, text)] == parts


def test_extents_are_strict_but_for_outer_punctuation() -> None:
    text = "On Friday, it rained, and in the late 1990s too."
    document = _document(text, "Friday,", "1990s")
    ours = by_rules([document], dates_only=False)[0]
    assert _words(text, ours & trimmed(document.extents, text)) == ["Friday"]
    assert len(ours) == 2


def test_where_only_dates_are_marked_the_rest_is_not_comparable_unless_marked() -> None:
    text = "It is now shut for two days; on Friday it rained for three hours."
    assert _words(text, by_rules([_document(text, "Friday")], dates_only=True)[0]) == ["Friday"]
    assert _words(text, by_rules([_document(text, "two days")], dates_only=True)[0]) == ["two days", "Friday"]
    assert len(by_rules([_document(text, "Friday")], dates_only=False)[0]) == 4
