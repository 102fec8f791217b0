"""Days, months and years of a draft that no article of the matter has, nor lets anybody reckon."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from pressreview.model import overlaps
from pressreview.text.calendar import MONTH_NAMES, WEEKDAY_NAMES
from pressreview.verify.drafts.calendar import CALENDAR_NAMES, calendar_words
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.library import Source
from pressreview.verify.drafts.tokens import plain

_NEAR = 0.3
"""Share of a sentence's words (0-1) from which an article is one of the matter."""
_WEEK, _SEASON = 7, 100
"""Days of a stretch, at most, that names each of its days, and each of its months."""
_DURATION = re.compile(r"\b([\w-]+)[\s-](day|week|month|year|decade)s?\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|following|previous|day (?:before|after)|day (?:earlier|later)|overnight|eve)\b", re.I)
"""Words from which the day beside another can be reckoned."""
_CENTURY = re.compile(r"['’–-](\d\d)\b")
"""Years cut short: "2008-09", "'08"."""
_DAYS_OF = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3660}


def unknown_day(case: Case) -> Iterator[Found]:
    """Days of the week, dates, months and years that no article of the matter has, and that are not their own days.

    What the articles let somebody reckon is no fault: "yesterday", "two days later", "last year".
    """
    near = {one.source.article.id: one.source for one in case.windows if one.coverage >= _NEAR}
    known = [_Known(one) for one in near.values()]
    if not known or any(one.source.article.day is None for one in known):
        return
    for time in case.stated.times:
        words = calendar_words(time.span.of(case.stated.text))
        named = overlaps([time.span], [one.span for one in case.stated.mentions])
        if case.quoted(time.span) or named or (missing := _missing(words, known)) is None:
            continue
        yield Found(
            span=time.span,
            message=f"no source has {missing}",
            source=case.windows[0].source.passage(case.windows[0].span),
            found=time.span.of(case.stated.text),
            confidence=0.7,
        )


def _missing(words: frozenset[str], known: list["_Known"]) -> str | None:
    """What of a day, a month or a year no article has."""
    months = [word for word in words if word in MONTH_NAMES]
    numbers = [int(word) for word in words if word.isdigit()]
    for year in (one for one in numbers if one > 31):
        if not any(year in one.years for one in known):
            return str(year)
    for weekday in (word for word in words if word in WEEKDAY_NAMES):
        if not any(WEEKDAY_NAMES.index(weekday) in one.weekdays for one in known):
            return weekday.capitalize()
    for name in months if len(months) == 1 else ():
        month = MONTH_NAMES.index(name) + 1
        days = [one for one in numbers if one <= 31]
        if not any(month in one.months for one in known):
            return name.capitalize()
        if len(days) == 1 and not any((month, days[0]) in one.dates for one in known):
            return f"{name.capitalize()} {days[0]}"
    return None


class _Known:
    """The days that an article names, tells in other words or lets somebody reckon."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.article.text

    @cached_property
    def _steps(self) -> tuple[tuple[str, int], ...]:
        """How long things take in the article, and so how far from a day another one may be: unit and number."""
        found = {(match[2].lower(), plain(match[1].lower())) for match in _DURATION.finditer(self.text)}
        steps = [(unit, int(count)) for unit, count in found if count.isdigit() and len(count) < 4]
        steps += [(unit, 1) for unit, count in found if count in ("a", "an", "one", "the", "last", "next")]
        return (*sorted(steps), ("day", 1)) if _NEXT.search(self.text) else tuple(sorted(steps))

    @cached_property
    def _told(self) -> frozenset[str]:
        """The names of days and months, in full, that stand in it; "may" and "sat" count, though they may be none."""
        return frozenset(name for word, name in CALENDAR_NAMES.items() if word in self.source.counts)

    def _stretches(self, longest: int) -> list[date]:
        """The days of the stretches of time that are not too long, and the day of the article."""
        found = [self.source.article.day] if self.source.article.day else []
        for one in self.source.times:
            if one.start is not None and one.end is not None and (one.end - one.start).days < longest:
                found += [one.start + timedelta(days=step) for step in range((one.end - one.start).days + 1)]
        return list(dict.fromkeys(found))

    @cached_property
    def _days(self) -> list[date]:
        """The days that it names, and those as far from them as something takes that it counts in days or weeks."""
        named = self._stretches(_WEEK)
        steps = [count * _DAYS_OF[unit] for unit, count in self._steps if unit in ("day", "week")]
        return named + [one + timedelta(days=sign * step) for one in named for step in steps for sign in (1, -1)]

    @cached_property
    def dates(self) -> frozenset[tuple[int, int]]:
        """Months and days."""
        return frozenset((one.month, one.day) for one in self._days)

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """Days of the week, from 0 for Monday."""
        steps = [count for unit, count in self._steps if unit == "day"]
        named = {WEEKDAY_NAMES.index(one) for one in self._told if one in WEEKDAY_NAMES}
        named |= {one.weekday() for one in self._stretches(3)}
        return frozenset((one + sign * step) % 7 for one in named for step in (0, *steps) for sign in (1, -1))

    @cached_property
    def months(self) -> frozenset[int]:
        """Months, from 1 for January."""
        named = {MONTH_NAMES.index(one) + 1 for one in self._told if one in MONTH_NAMES}
        named |= {one.month for one in (*self._stretches(_SEASON), *self._days)}
        steps = [count for unit, count in self._steps if unit == "month"]
        return frozenset((one - 1 + sign * step) % 12 + 1 for one in named for step in (0, *steps) for sign in (1, -1))

    @cached_property
    def years(self) -> frozenset[int]:
        """Years."""
        named = {int(word) for word in self.source.words if word.isdigit() and len(word) == 4}
        for short in map(int, _CENTURY.findall(self.text)):
            named |= {1900 + short, 2000 + short}
        named |= {one.year for time in self.source.times for one in (time.start, time.end) if one is not None}
        named |= {self.source.article.day.year} if self.source.article.day else set()
        steps = [
            -(-count * _DAYS_OF[unit] // 366) for unit, count in self._steps if unit in ("month", "year", "decade")
        ]
        return frozenset(one + sign * step for one in named for step in (0, *steps) for sign in (1, -1))
