"""How much a story was covered, as a row of bars small enough to stand in a line of text."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from pressreview.model import Record
from pressreview.model.joining import day_words
from pressreview.views.page import counted

_MOST = 31
"""Bars at most."""
_WEEK = 7
_STEP, _BAR = 8.0, 6.0
"""From bar to bar, and the width of one."""
_NOTHING = 0.6
"""Height of a stretch without an article: a line to stand on, so that the days in between can be counted."""


class Bar(Record):
    """The articles of a day, or of some weeks, and where their bar stands."""

    x: float
    y: float
    height: float
    words: str
    """"5 May: 4"."""


class Sparkline(Record):
    """Bars from the first day to the last, with what they say in words."""

    width: float
    height: float
    bar: float
    """Width of a bar."""
    bars: tuple[Bar, ...]
    words: str
    """"12 articles from 3 to 9 May 2026, most on 5 May"."""


def sparkline(days: Sequence[date]) -> Sparkline | None:
    """Draw the days of some articles, each as often as it has one: a bar a day, over 31 days a bar for a week or more.

    None where there is no day. Weeks begin with the first day of the coverage.
    """
    if not days:
        return None
    first, last = min(days), max(days)
    span = (last - first).days + 1
    size = 1 if span <= _MOST else -(-span // (_MOST * _WEEK)) * _WEEK
    counts = Counter((day - first).days // size for day in days)
    most = max(counts.values())
    height = 24.0
    bars = []
    for number in range(-(-span // size)):
        start = first + timedelta(days=number * size)
        end = min(last, start + timedelta(days=size - 1))
        tall = round(height * counts[number] / most, 2) if counts[number] else _NOTHING
        words = f"{day_words(start, end)}: {counts[number]}"
        bars.append(Bar(x=number * _STEP, y=round(height - tall, 2), height=tall, words=words))
    return Sparkline(
        width=len(bars) * _STEP - (_STEP - _BAR),
        height=height,
        bar=_BAR,
        bars=tuple(bars),
        words=_words(days, counts, first, last, size),
    )


def _words(days: Sequence[date], counts: Counter[int], first: date, last: date, size: int) -> str:
    number = counted(len(days), "article")
    if first == last:
        return f"{number}, {'all ' if len(days) > 1 else ''}on {day_words(first, year=True)}"
    told = f"{number} from {_from_to(first, last)}"
    most = max(counts.values())
    top = [place for place, count in counts.items() if count == most]
    if len(top) > 1:
        return told
    start = first + timedelta(days=top[0] * size)
    end = min(last, start + timedelta(days=size - 1))
    if end > start:
        return f"{told}, most from {_from_to(start, end)}"
    return f"{told}, most on {day_words(start, year=first.year != last.year)}"


def _from_to(first: date, last: date) -> str:
    """Give both ends as one says them: "3 to 9 May 2026"."""
    start = str(first.day) if (first.year, first.month) == (last.year, last.month) else day_words(first)
    if first.year != last.year:
        start = day_words(first, year=True)
    return f"{start} to {day_words(last, year=True)}"
