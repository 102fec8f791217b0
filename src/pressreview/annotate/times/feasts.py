"""Days with names of their own: which day of a year "Christmas Eve", "Good Friday" or "Thanksgiving" is."""

from datetime import date, timedelta

from pressreview.annotate.times.clauses import TABLES

_FEASTS: dict[str, list[int]] = TABLES["feasts"]


def is_feast(name: str) -> bool:
    """Whether `name`, in lower case, is known."""
    return name in _FEASTS


def day_of(name: str, year: int) -> date:
    """The day of a feast in a year: a fixed one, the nth such weekday of a month, or so many days from Easter.

    Raises `ValueError` outside the years that a calendar has.
    """
    match _FEASTS[name]:
        case [month, day]:
            return date(year, month, day)
        case [month, weekday, -1]:
            after = date(year, month + 1, 1)
            return after - timedelta(days=(after.isoweekday() - weekday - 1) % 7 + 1)
        case [month, weekday, which]:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
        case [after_easter]:
            return _easter(year) + timedelta(days=after_easter)
    raise ValueError(name)


def _easter(year: int) -> date:
    """Easter Sunday of the western churches (Gauss as corrected by Lichtenberg, the Gregorian calendar)."""
    century = year // 100
    secular_moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    secular_sun = 2 - (3 * century + 3) // 4
    golden = year % 19
    seed = (19 * golden + secular_moon) % 30
    correction = (seed + golden // 11) // 29
    full_moon = 21 + seed - correction
    sunday = 7 - (year + year // 4 + secular_sun) % 7
    return date(year, 3, 1) + timedelta(days=full_moon + 7 - (full_moon - sunday) % 7 - 1)
