"""When an article was published, from the many ways in which pages and files write it.

A time without a zone tells only the day: a zone is never invented. A numeric date whose order is not certain
("03/04/2026") tells nothing.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<year>\d{4})(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?!\d)"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?: ?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)(?![\w:]))?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2,8}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d{2}")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WORDS = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MAX_LENGTH = 100
_PLACEHOLDERS = frozenset({date(1970, 1, 1)})
_FIRST_YEAR = 1600


def parse_published(stated: str) -> datetime | date | None:
    """The aware datetime, or the date, that `stated` tells; None when it tells none.

    >>> parse_published("2026-03-04T10:00:00Z")
    datetime.datetime(2026, 3, 4, 10, 0, tzinfo=datetime.timezone.utc)
    >>> parse_published("2026-03-04 10:00")
    datetime.date(2026, 3, 4)
    """
    text = " ".join(stated.split())
    if not text or len(text) > _MAX_LENGTH:
        return None
    try:
        when = _read(text)
    except (ValueError, OverflowError):
        return None
    day = when.date() if isinstance(when, datetime) else when
    return None if day is None or day in _PLACEHOLDERS or day.year < _FIRST_YEAR else when


def _read(text: str) -> datetime | date | None:
    if match := _ISO.match(text):
        return _iso(match)
    if match := _COMPACT.match(text):
        return date(*(int(part) for part in match.groups()))
    if _MAIL.match(text):
        when = parsedate_to_datetime(text)
        return when if when.tzinfo is not None else when.date()
    if match := _SLASHED.fullmatch(text):
        return _slashed(*(int(part) for part in match.groups()))
    for pattern in _WORDS:
        if match := pattern.search(text):
            month = _MONTH_NAMES.index(match["month"].lower()) + 1
            return date(int(match["year"]), month, int(match["day"]))
    return None


def _slashed(first: int, second: int, year: int) -> date | None:
    """As in "31/07/2022" and "07/31/2022", where a number above 12 tells which is the day; None where none does."""
    if (first > 12) == (second > 12) and first != second:
        return None
    day, month = (second, first) if second > 12 else (first, second)
    return date(year, month, day)


def _iso(match: re.Match[str]) -> datetime | date:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match["zone"] is None:
        return day
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    try:
        return datetime.combine(day, time(hour, minute, second), tzinfo=_zone(match["zone"].upper()))
    except ValueError:
        return day


def _zone(zone: str) -> timezone:
    if zone in ("Z", "UTC", "GMT"):
        return UTC
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if zone[0] == "-" else offset) if offset else UTC
