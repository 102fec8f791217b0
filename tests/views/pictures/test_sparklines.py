"""Coverage in small bars: each article counted once, and the sentence beside it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.views import pictures
from tests.views.pictures.drawn import drawn

MAY = [date(2026, 5, day) for day in (3, 4, 5, 5, 5, 9)]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (MAY, "6 articles from 3 to 9 May 2026, most on 5 May"),
        (MAY[:1], "1 article, on 3 May 2026"),
        (MAY[2:5], "3 articles, all on 5 May 2026"),
        (MAY[:2], "2 articles from 3 to 4 May 2026"),
        ([date(2026, 4, 30), date(2026, 5, 2)], "2 articles from 30 April to 2 May 2026"),
        (
            [date(2025, 12, 31), date(2025, 12, 31), date(2026, 1, 2)],
            "3 articles from 31 December 2025 to 2 January 2026, most on 31 December 2025",
        ),
        (
            [date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 2)],
            "3 articles from 1 January to 2 March 2026, most from 26 February to 2 March 2026",
        ),
    ],
    ids=["a peak", "one article", "one day", "no peak", "two months", "two years", "weeks"],
)
def test_says_when_in_a_sentence(days: list[date], words: str) -> None:
    drawing = pictures.sparkline(days)
    assert drawing is not None
    assert drawing.words == words


def test_nothing_to_draw() -> None:
    assert pictures.sparkline([]) is None


def test_days_without_an_article_have_their_place() -> None:
    drawing = pictures.sparkline(MAY)
    assert drawing is not None
    assert [bar.words for bar in drawing.bars][4:] == ["7 May: 0", "8 May: 0", "9 May: 1"]
    assert 0 < drawing.bars[4].height < drawing.bars[6].height < drawing.bars[2].height == drawing.height


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 12, 31)), min_size=1, max_size=40))
def test_at_most_31_bars_that_count_every_article(days: list[date]) -> None:
    drawing = pictures.sparkline(days)
    assert drawing is not None
    assert len(drawing.bars) <= 31
    assert sum(int(bar.words.rsplit(": ")[-1]) for bar in drawing.bars) == len(days)
    assert all(0 <= bar.y <= drawing.height and bar.y + bar.height <= drawing.height + 0.02 for bar in drawing.bars)
    assert drawing.bars[-1].x + drawing.bar == drawing.width


def test_31_days_are_days_and_32_are_weeks() -> None:
    counts = []
    for span in (31, 32, 217, 218):
        drawing = pictures.sparkline([MAY[0], MAY[0] + timedelta(days=span - 1)])
        assert drawing is not None
        counts.append(len(drawing.bars))
    assert counts == [31, 5, 31, 16]


def test_drawn_with_its_words() -> None:
    drawing = pictures.sparkline(MAY)
    outline = drawn("sparkline", drawing)
    assert outline.values("aria-label") == ["6 articles from 3 to 9 May 2026, most on 5 May"]
    assert [tag for tag, _ in outline.tags].count("rect") == 7
