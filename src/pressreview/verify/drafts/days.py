"""Days, months and years of a draft that no article of the matter has, nor lets anybody reckon."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from pressreview.model import Span, TimeExpression, overlaps
from pressreview.text.calendar import MONTH_NAMES, WEEKDAY_NAMES
from pressreview.verify.drafts.beside import ENOUGH, beside, in_passages
from pressreview.verify.drafts.calendar import CALENDAR_NAMES, calendar_words
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.library import Source
from pressreview.verify.drafts.matching import Match
from pressreview.verify.drafts.tokens import plain

_NEAR = 0.3
"""Share of a sentence's words (0-1) from which an article is one of the matter."""
_BESIDE, _YEAR = 1, 4
"""Sentences beside a passage that count with it; the digits of a year."""
_DATES_SAYING = re.compile(
    r"\b(?:said|says|told|reported|announced|wrote|added|warned)\b(?:\s[\w’'.]+){0,3}\s*(?:on\s)?\Z", re.I
)
"""Before a day on which something was said."""
_WEEK, _SEASON = 7, 100
"""Days of a stretch, at most, that names each of its days, and each of its months."""
_DURATION = re.compile(r"\b([\w-]{1,20})[\s-](day|week|month|year|decade)s?\b", re.IGNORECASE)
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


def other_day(case: Case) -> Iterator[Found]:
    """Days of the week, months and years next to words beside which every passage has another one."""
    for time in case.stated.times:
        text = case.stated.text
        named = overlaps([time.span], [one.span for one in case.stated.mentions])
        if case.quoted(time.span) or named or _DATES_SAYING.search(text[case.stated.span.start : time.span.start]):
            continue
        words = calendar_words(time.span.of(text))

        def look(match: Match, time: TimeExpression = time, words: frozenset[str] = words) -> list[Found]:
            there = _other_there(match, time.span, words)
            if there is None:
                return []
            instead = there.of(match.source.article.text)
            return [
                Found(
                    span=time.span,
                    message=f"the source has “{instead}” here",
                    source=match.source.passage(match.window.span),
                    expected=instead,
                    found=time.span.of(match.stated.text),
                    confidence=0.7,
                )
            ]

        yield from in_passages(case, look)


def _other_there(match: Match, here: Span, words: frozenset[str]) -> Span | None:
    """Where a passage has a day, a month or a year next to the words beside which the draft has another."""
    around = [one for one in match.source.times if overlaps([one.span], [match.window.around(_BESIDE)])]
    said = frozenset(word for one in around for word in _called(one, match.source.article.text))
    said |= {CALENDAR_NAMES[one.exact] for one in match.window.tokens_around(_BESIDE) if one.exact in CALENDAR_NAMES}
    own = {word for one in match.stated.times for word in calendar_words(one.span.of(match.stated.text))}
    for kind in (_is_weekday, _is_month, _is_year):
        mine = {word for word in words if kind(word)}
        if len(mine) != 1 or mine & said:
            continue
        for one in around:
            its = {word for word in calendar_words(one.span.of(match.source.article.text)) if kind(word)}
            if its and not its & own and len(beside(match, here, one.span)) >= ENOUGH:
                return one.span
    return None


def _called(time: TimeExpression, text: str) -> frozenset[str]:
    """All words by which a day, a month or a year may be called that a source tells."""
    found = set(calendar_words(time.span.of(text)))
    if time.start is not None and time.end is not None:
        found |= {str(time.start.year), str(time.end.year)}
        if (time.end - time.start).days < _SEASON:
            found |= {MONTH_NAMES[time.start.month - 1], MONTH_NAMES[time.end.month - 1]}
        if (time.end - time.start).days < _WEEK:
            found |= {WEEKDAY_NAMES[time.start.weekday()], WEEKDAY_NAMES[time.end.weekday()]}
    return frozenset(found)


def _is_weekday(word: str) -> bool:
    return word in WEEKDAY_NAMES


def _is_month(word: str) -> bool:
    return word in MONTH_NAMES


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == _YEAR


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
        steps = [count for unit, count in self._steps if unit == "day" and count <= _WEEK]
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
