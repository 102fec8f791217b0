"""When a text says things happen: its time expressions, each a stretch of days seen from the day of publication.

Intervals, not instants: "last week" is Monday to Sunday of the week before, "June" a month, "the third quarter" three
months. A bare "Tuesday" or "June" points where the verbs of its clause point. What cannot be told stays unknown.

Values follow TIMEX3 (TimeML annotation guidelines 1.2.1), with ISO 8601 intervals ("2006/2008") for ranges: a decade is
"199", a century "19", 508 BC "BC0508". Seasons are those of the north, in whole months.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import NamedTuple

from pressreview.annotate.times.clauses import Words, pattern
from pressreview.annotate.times.datelines import dateline
from pressreview.annotate.times.grammar import GRAMMAR
from pressreview.annotate.times.phrases import Phrase, Scene
from pressreview.annotate.times.stretches import Stretch, around
from pressreview.model import Span, TimeExpression

_PATTERNS = tuple((pattern(phrase), tell) for phrase, tell in GRAMMAR)
_BETWEEN_DAY_AND_HOUR = frozenset({"on", "at", ",", "local", "time", "in", "the", "from", "of"})


class _Found(NamedTuple):
    """An expression over the tokens `first` to `last` (excluded)."""

    first: int
    last: int
    stretch: Stretch


def find_times(text: str, *, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of `text` in text order, without overlap, anchored on the day of publication.

    A dateline in the text counts before `published`. Without either, expressions that need one are found with value
    None. Linear in the length of the text.
    """
    words = Words(text)
    published = dateline(text, published) or published
    return tuple(
        TimeExpression(
            span=_span(words, found),
            value=found.stretch.value,
            start=found.stretch.start,
            end=found.stretch.end,
        )
        for found in _ranges(words, _with_hours(words, published, _beside(words, list(_expressions(words, published)))))
    )


def _span(words: Words, found: _Found) -> Span:
    """The place of an expression, with the bracket that opens before it where the one that closes is inside."""
    start, end = words.starts[found.first], words.ends[found.last - 1]
    opened = words.text[max(0, start - 1) : start] == "[" and "]" in words.text[start:end]
    return Span(start - opened, end)


def _expressions(words: Words, published: date | None) -> Iterator[_Found]:
    """The longest phrase at each place, with what stands before it ("late", "the end of").

    Where a phrase is none after all, what its words hold further on is looked at: "Friday" in "said that Friday".
    """
    candidates = sorted(
        (match.start(), -match.end(), order)
        for order, (phrase, _) in enumerate(_PATTERNS)
        for match in phrase.finditer(words.classes)
    )
    done = 0
    last: Stretch | None = None
    told: Stretch | None = None
    while candidates:
        first, minus_end, order = heappop(candidates)
        if first < done:
            continue
        phrase = Phrase(words, first, -minus_end, Scene(published, last, told if first - done <= _REACH else None))
        try:
            stretch = _PATTERNS[order][1](phrase)
        except (ValueError, ArithmeticError):  # outside the years that a calendar has
            stretch = None
        if stretch is None:
            inside = _PATTERNS[order][0].search(words.classes, first + 1, -minus_end)
            if inside:
                heappush(candidates, (inside.start(), -inside.end(), order))
            continue
        found = _narrowed(_Found(first, -minus_end, stretch), words, done, published)
        yield found
        done = found.last
        if found.stretch.start and not (found.stretch.value or "P").startswith("P"):
            last = found.stretch
            told = last if _tells_year(phrase, told, last) else None


def _tells_year(phrase: Phrase, told: Stretch | None, found: Stretch) -> bool:
    """Whether an expression tells a month and its year, or goes on in the year of one that did."""
    if phrase.year:
        return phrase.month > 0
    return bool(told and told.start and found.start and told.start.year == found.start.year)


def _narrowed(found: _Found, words: Words, floor: int, published: date | None) -> _Found:
    """The expression with the words before it that take a part of it: "late", "mid-", "earlier", "the end of"."""
    first, stretch = found.first, found.stretch
    inside = next(
        (i for i in range(found.first, found.last) if words.is_a(i, "earlier", "later", "start", "middle", "end")), None
    )
    at = first - 1
    if inside is not None and stretch.start:
        at = inside
    elif words.is_a(at, "hyphen") and words.is_a(at - 1, "mid", "early", "late", "start", "end"):
        at -= 1  # "mid-June", "end-2010"
    elif words.is_a(at, "of") or (words.is_a(at, "the") and words.is_a(at - 1, "of")):
        adjective = words.is_a(at, "the") and words.is_a(found.first, "year")  # "the end of the 2014 season"
        at -= 1 if words.is_a(at, "of") else 2
        if adjective or not words.is_a(at, "start", "middle", "end"):
            return found
    elif words.is_a(at, "start", "middle", "end"):
        return found
    if at < floor or not words.is_a(at, "early", "late", "mid", "earlier", "later", "start", "middle", "end"):
        return found
    first = min(at, first)
    if words.is_a(first, "start", "middle", "end") and words.is_a(first - 1, "the") and first - 1 >= floor:
        first -= not words.is_a(first + 1, "hyphen")  # "the end of June", but "the end-June meeting"
    name = next(name for name in _PARTS if words.is_a(at, name))
    if name == "end" and stretch.end and words.word(max(0, first - 1)) in _UP_TO:
        return _Found(first, found.last, Stretch(stretch.value, stretch.end, stretch.end))
    return _Found(first, found.last, _part(stretch, _PARTS[name], published))


_UP_TO = frozenset({"by", "before", "until", "till"})
"""Before "the end of the year" these mean its last day, not its last half."""
_PARTS = {"early": "first", "start": "first", "mid": "middle", "middle": "middle", "late": "last", "end": "last",
          "earlier": "before", "later": "after"}  # fmt: skip


def _part(stretch: Stretch, part: str, published: date | None) -> Stretch:
    """The first, middle or last half of a stretch, or what lies before or after the publication; its value stays."""
    start, end = stretch.start, stretch.end
    if not start or not end or start == end:
        return stretch
    half = timedelta(days=(end - start).days // 2)
    later_half = _later_half(start, end)
    match part:
        case "first":
            end = later_half - timedelta(days=1)
        case "last":
            start = later_half
        case "middle":
            start, end = start + half / 2, end - half / 2
        case "before" if published and start <= published:
            end = min(end, published)
        case "after" if published and published <= end:
            start = max(start, published)
    return stretch._replace(start=start, end=end)


def _later_half(start: date, end: date) -> date:
    """The first day of the later half: the 16th of a month, July of a year, the sixth year of a decade."""
    days = (end - start).days + 1
    if 28 <= days <= 31:
        return start.replace(day=16)
    if 365 <= days <= 366:
        return start.replace(month=7)
    if days > 3650:
        return start.replace(year=(start.year + end.year + 1) // 2)
    return start + timedelta(days=(days + 1) // 2)


def _beside(words: Words, found: list[_Found]) -> list[_Found]:
    """Days that a date in brackets tells: "today (4 November 2011)" is that day, whenever the page was dated."""
    told = []
    for place, one in enumerate(found):
        other = found[place + 1] if place + 1 < len(found) else None
        beside = other and _is_day(one) and _is_day(other) and _in_brackets(words, one, other)
        told.append(one._replace(stretch=other.stretch) if other and beside else one)
    return told


def _in_brackets(words: Words, one: _Found, other: _Found) -> bool:
    start, end = words.starts[other.first], words.ends[other.last - 1]
    opened = words.text[words.ends[one.last - 1] : start].strip() == "("
    dated = any(character.isdigit() for character in words.text[start:end])
    return opened and dated and words.text[end : end + 1] == ")"


def _with_hours(words: Words, published: date | None, found: list[_Found]) -> list[_Found]:
    """Times of day with their day: the one beside ("8 p.m. on Tuesday", "Tuesday at 8 p.m."), else the last told.

    One on a line of its own heads an entry of a live page: it is of the day of publication, or of the day on a line of
    its own before.
    """
    joined: list[_Found] = []
    day: _Found | None = None
    hour: _Found | None = None
    """The expression before, where it is a time of day as it was found."""
    for one in found:
        before = hour or (joined[-1] if joined else None)
        hour = one if _is_hour(one) else None
        if before and _close(words, before, one) and _is_hour(before) != _is_hour(one):
            of_day, of_hour = (one, before) if _is_hour(before) else (before, one)
            if _is_day(of_day):
                joined[-1] = _Found(
                    before.first, one.last, _at(of_day.stretch, _in_part(of_hour.stretch, of_day.stretch))
                )
                day, hour = of_day, None
                continue
        if _is_hour(one) and published and _on_its_own_line(words, one):
            headed = day is not None and _on_its_own_line(words, day)  # the entries of some days, each under its own
            one = one._replace(stretch=_at(day.stretch if day and headed else around(published, "day"), one.stretch))
        elif _is_hour(one) and day and one.first - day.last <= _REACH:
            one = one._replace(stretch=_at(day.stretch, one.stretch))
        elif _is_day(one):
            day = one
        joined.append(one)
    return joined


_REACH = 60
"""Words within which a time of day belongs to the last day told."""


def _on_its_own_line(words: Words, one: _Found) -> bool:
    """Whether a time stands on a line of its own."""
    start, end = words.starts[one.first], words.ends[one.last - 1]
    opens = not words.text[max(0, start - _INDENT) : start].rpartition("\n")[2].strip()
    return opens and _APART.match(words.text, end) is not None


_APART = re.compile(r"[ \t]*:?[ \t]*(?:\n|$)")
_INDENT = 12
"""Characters in which the beginning of the line is looked for."""


def _at(day: Stretch, hour: Stretch) -> Stretch:
    return day._replace(value=f"{day.start}{hour.value}")


def _in_part(hour: Stretch, day: Stretch) -> Stretch:
    """An hour as the part of its day says: "7:30 tonight" is 19:30."""
    value, part = hour.value or "", (day.value or "")[-3:]
    hours = int(value[1:3]) if value[1:3].isdigit() else 0
    late = {"TAF": 1, "TEV": 1, "TNI": 6}.get(part, 12) <= hours < 12
    return hour._replace(value=f"T{hours + 12}{value[3:]}") if late else hour


def _is_day(found: _Found) -> bool:
    return found.stretch.start is not None and found.stretch.start == found.stretch.end


def _is_hour(found: _Found) -> bool:
    return (found.stretch.value or "").startswith("T")


def _close(words: Words, one: _Found, other: _Found) -> bool:
    gap = range(one.last, other.first)
    return len(gap) <= 3 and all(words.word(i) in _BETWEEN_DAY_AND_HOUR for i in gap)


def _ranges(words: Words, found: list[_Found]) -> list[_Found]:
    """As in "Between 2006 and 2008", "from Monday to Thursday": one expression."""
    joined: list[_Found] = []
    for one in found:
        before = joined[-1] if joined else None
        stretch = _range(words, before, one) if before and one.first - before.last == 1 else None
        if before and stretch:
            joined[-1] = _Found(before.first, one.last, stretch)
        else:
            joined.append(one)
    return joined


def _range(words: Words, one: _Found, other: _Found) -> Stretch | None:
    """From `one` to `other` where the word before and the word between make them the ends of a range."""
    (first, start, _), (second, end, finish) = one.stretch, other.stretch
    if not (first and second and start and end and finish) or "/" in first + second:
        return None
    joined_by = "and" if words.is_a(one.last, "and") else "to" if words.is_a(one.last, "to", "through") else "hyphen"
    told = {
        "and": words.is_a(one.first - 1, "between"),
        "to": words.is_a(one.first - 1, "from") or len(first) == len(second),
        "hyphen": words.is_a(one.last, "hyphen"),
    }
    if end <= start and other.last - other.first == 1 and words.is_a(other.first, "weekday"):
        finish += timedelta(days=7)  # "from Friday to Monday"
        second = finish.isoformat()
    if end <= start and other.last - other.first == 1 and words.is_a(other.first, "month", "shymonth"):
        second, _, following = around(date(start.year + (end.month < start.month), end.month, 1), "month")
        finish = following or finish  # "from October to February"
    if not told[joined_by] or finish <= start:
        return None
    return Stretch(f"{first}/{second}", start, finish)
