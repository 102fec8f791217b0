"""Stretches of the calendar and their TIMEX3 values: the arithmetic under time expressions, without any words."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from pressreview.annotate.times.clauses import TABLES


class Stretch(NamedTuple):
    """A TIMEX3 value and the days it covers, None for what cannot be told."""

    value: str | None
    start: date | None = None
    end: date | None = None


UNKNOWN = Stretch(None)


def days(value: str, start: date, length: int = 1) -> Stretch:
    """`length` days from `start` on."""
    return Stretch(value, start, start + timedelta(days=length - 1))


def months(value: str, year: int, month: int, count: int) -> Stretch:
    """`count` months from `month` of `year` on."""
    last = year * 12 + month - 1 + count - 1
    end_year, end_month = last // 12, last % 12 + 1
    return Stretch(value, date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]))


def around(day: date, unit: str) -> Stretch:
    """The calendar `unit` (a key of `values.unit`) that `day` lies in."""
    week = day.isocalendar()
    monday = day - timedelta(days=day.weekday())
    match unit:
        case "week":
            return days(f"{week.year}-W{week.week:02}", monday, 7)
        case "weekend":
            return days(f"{week.year}-W{week.week:02}-WE", monday + timedelta(days=5), 2)
        case "month":
            return months(f"{day.year:04}-{day.month:02}", day.year, day.month, 1)
        case "quarter":
            return quarter(day.year, (day.month - 1) // 3 + 1)
        case "year":
            return months(f"{day.year:04}", day.year, 1, 12)
        case "decade":
            return months(f"{day.year // 10:03}", day.year // 10 * 10, 1, 120)
        case "century":
            return months(f"{day.year // 100:02}", day.year // 100 * 100, 1, 1200)
        case _:
            return days(day.isoformat(), day)


def quarter(year: int, number: int) -> Stretch:
    """Three months of the calendar year, `number` 1-4."""
    return months(f"{year:04}-Q{number}", year, 3 * number - 2, 3)


def season_of(year: int, season: str) -> Stretch:
    """Three whole months in the north; a winter begins in the December of its year."""
    return months(f"{year:04}-{season}", year, TABLES["values"]["season_month"][season], 3)


UNIT_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def shifted(day: date, unit: str, by: int) -> date:
    """`day` moved `by` units; the last day of a shorter month where there is no such day.

    Raises `ValueError` or `OverflowError` outside the years 1 to 9999.
    """
    if unit not in UNIT_MONTHS:
        return day + timedelta(days=by * UNIT_DAYS.get(unit, 0))
    months = day.year * 12 + day.month - 1 + by * UNIT_MONTHS[unit]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}


def period(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a duration: "P2D", "PT30M", "PXY" for several years."""
    letter = TABLES["values"]["unit"].get(unit, "D")
    time, letter = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    if letter == "2W":
        letter, count = "W", None if count is None else 2 * count
    if count == 0.5 and unit in _HALVES:
        return _HALVES[unit]
    amount = "X" if count is None else f"{count:g}"
    return f"P{time}{amount}{'W' if letter == 'WE' else letter}"
