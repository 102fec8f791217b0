"""The closed vocabulary of a review: what it may print that is no slice of an article.

A review's own words are joins from the tables below, or facts of the records that a sentence cites: the name of an
outlet, a speaker's name and role as resolved, a headline, a day, a count. `draft` writes with them and `verify` allows
nothing else; so a word that changes the meaning of somebody's words can come from nowhere.
"""

from calendar import monthrange
from datetime import date

from pressreview.model.reading import Forecast

OPEN, CLOSE = "“", "”"
INNER_OPEN, INNER_CLOSE = "‘", "’"
"""For a quotation that has double marks within it."""
STOP, COMMA, SPACE, COLON = ".", ",", " ", ": "
CLAUSE = ", "
AND = " and "

REPORT_CREDITS = ((", ", " reported"), (", according to ", ""))
"""Before and after the name of the outlet that reports what a speaker said."""
REPORT_CREDITS_AFTER_COMMA = ((" ", " reported"), (" according to ", ""))
"""The same where the words already end with a comma, a question or an exclamation mark."""
OWN_CREDITS = ((", ", " reported"), (", said ", ""))
"""For what an outlet says in its own voice."""
NO_OUTLET = "an unnamed outlet"
"""In place of the name of an outlet that an article does not tell."""
SAID = " said "
"""Between a quotation and its speaker, where the article's cue says no more than that."""
ACCORDING_TO = ", according to "
ON = " on "
AS_DID = ", as did "
OTHER_OUTLETS = (" other outlet", " other outlets")

DIFFER_LABELS = {
    "figure": "The figures",
    "date": "The dates",
    "denial": "Said and denied",
    "negation": "Yes and no",
    "actor": "Who did it",
    "certainty": "How sure",
}
"""What two claims differ in, by kind of conflict."""
FORECAST_LABELS = {
    "scheduled": "scheduled",
    "planned": "planned",
    "predicted": "predicted",
    "conditional": "conditional",
}
NEGATED_LABELS = {
    "scheduled": "not to take place",
    "planned": "not planned",
    "predicted": "predicted not to happen",
    "conditional": "conditional",
}
"""Of what is said not to happen."""
BAND_LABELS = {
    "almost certain": "almost certain",
    "highly likely": "highly likely",
    "likely": "likely",
    "possible": "possible",
    "unlikely": "unlikely",
    "highly unlikely": "highly unlikely",
    "remote": "remote",
}
"""Bands worth printing: a flat statement and an unknown one print none."""
NO_DATE = "No date given"
UNTIL = "By "
"""Before the last day of a horizon that names no first."""

REPEATS = {
    "agency": (" carries a report by ", " carry reports by "),
    "copy": (" shares its text with ", " share their text with "),
    "statement": (" draws on a statement by ", " draw on a statement by "),
    "cites": (" cites ", " cite "),
}
"""Between those that repeat, one or several, and the origin; most telling first."""
REPEATS_IT = {
    "agency": (" carries a report by it", " carry reports by it"),
    "copy": (" shares its text with it", " share their text with it"),
    "statement": (" draws on a statement by it", " draw on a statement by it"),
    "cites": (" cites it", " cite it"),
}
"""The same where the origin was named just before."""
MOREOVER = "; "
OUTLETS = (" outlet", " outlets")
ORIGINS = (" origin", " origins")
KNOWN_ORIGINS = (" known origin", " known origins")
ARTICLES = (" article", " articles")
BY = " by "
BRACKETS = (" [", "]")
"""Around a day that explains "yesterday"; never within a quotation."""
PARENTHESES = (" (", ")")

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _strings(value: object) -> list[str]:
    """All strings in nested tables."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = tuple(value.values())
    assert isinstance(value, tuple), value  # noqa: S101 - the tables above hold nothing else
    return [string for part in value for string in _strings(part)]


JOINS = frozenset(
    _strings(
        (
            OPEN, CLOSE, INNER_OPEN, INNER_CLOSE, STOP, COMMA, SPACE, COLON, CLAUSE, AND,
            REPORT_CREDITS, REPORT_CREDITS_AFTER_COMMA, OWN_CREDITS,
            SAID, ACCORDING_TO, ON, AS_DID, OTHER_OUTLETS, DIFFER_LABELS, FORECAST_LABELS, NEGATED_LABELS,
            BAND_LABELS, NO_DATE,
            UNTIL, REPEATS, REPEATS_IT, MOREOVER, OUTLETS, ORIGINS, KNOWN_ORIGINS, ARTICLES, BY, BRACKETS, PARENTHESES,
        )
    )
) - {""}  # fmt: skip
"""Every join there is."""

LABELS = frozenset(_strings((DIFFER_LABELS, FORECAST_LABELS, NEGATED_LABELS, BAND_LABELS, NO_DATE)))
"""Joins that say something of their own: only where a cited record says so."""


def forecast_label(forecast: Forecast) -> str:
    """What a forecast is called in *What next?*."""
    negative = forecast.certainty is not None and forecast.certainty.polarity == "negative"
    return (NEGATED_LABELS if negative else FORECAST_LABELS)[forecast.kind]


def number_words(count: int) -> str:
    """A count as print gives it: in words below ten, in digits from there. Raises `ValueError` below zero."""
    if count < 0:
        raise ValueError(f"a count is 0 or more, not {count}")
    return NUMBER_WORDS[count] if count < len(NUMBER_WORDS) else str(count)


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


_DECEMBER = 12


def _month(day: date) -> str:
    """English whatever the locale, so that a page is the same everywhere."""
    return MONTHS[day.month - 1]


def day_words(start: date, end: date | None = None, *, year: bool = False) -> str:
    """A day or a stretch of days as print gives it: "10 March", "8-14 March" (with an en dash), "30 March – 2 April".

    `year` adds the year; a stretch over two years always has both. Whole months are "July" or "April–June", a whole
    year is "2016".
    """
    if end is None or end == start:
        return f"{start.day} {_month(start)}" + (f" {start.year}" if year else "")
    suffix = f" {end.year}" if year else ""
    if start.year == end.year and start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if start.month == 1 and end.month == _DECEMBER:
            return str(start.year)
        return _month(start) + (f"–{_month(end)}" if start.month != end.month else "") + suffix
    if start.year != end.year:
        return f"{start.day} {_month(start)} {start.year} – {end.day} {_month(end)} {end.year}"
    if start.month == end.month:
        return f"{start.day}–{end.day} {_month(start)}{suffix}"
    return f"{start.day} {_month(start)} – {end.day} {_month(end)}{suffix}"
