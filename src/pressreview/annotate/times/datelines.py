"""The day that a text gives itself: a line with nothing but a full date, or the opening of a wire story.

A story of 3 September printed on the 5th says "yesterday" of the 2nd.
"""

import re
from datetime import date

from pressreview.annotate.times.clauses import TABLES

_REACH = 1500
"""Characters in which a dateline may stand."""
_MOST_DAYS = 7
"""A day further from the publication is no dateline: an event's day, or the first printing of an old text."""
_MONTH = r"(?P<{0}month>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*)\.?"
_DATE = (
    rf"(?:{_MONTH.format('us')}\s(?P<usday>\d{{1,2}})(?:,?\s(?P<usyear>\d{{4}}))?"
    rf"|(?P<ukday>\d{{1,2}})\s{_MONTH.format('uk')}(?:,?\s(?P<ukyear>\d{{4}}))?)"
)
_LINE = re.compile(rf"^\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?{_DATE}\s*$", re.MULTILINE)
_WIRE = re.compile(
    rf"^[A-Z][A-Z .'’-]+(?:,\s[\w .'’-]{{2,40}}?)?,\s{_DATE}\s?(?:\([^()\n]{{2,40}}\)\s?)?[-–—]", re.MULTILINE
)


def dateline(text: str, published: date | None) -> date | None:
    """The day by which `text` tells its days, None where none is printed. A line without its year needs `published`."""
    for shape in (_LINE, _WIRE):
        for found in shape.finditer(text, 0, _REACH):
            told = _day(found, published)
            if told and (published is None or abs((told - published).days) <= _MOST_DAYS):
                return told
    return None


def _day(found: "re.Match[str]", published: date | None) -> date | None:
    style = "us" if found["usday"] else "uk"
    month = TABLES["values"]["month"].get(found[f"{style}month"][:3].lower())
    year = int(found[f"{style}year"] or 0)
    try:
        if year:
            return date(year, month, int(found[f"{style}day"]))
        if published is None:
            return None
        days = (date(published.year + by, month, int(found[f"{style}day"])) for by in (-1, 0, 1))
        return min(days, key=lambda day: abs((day - published).days))
    except ValueError:  # no such day
        return None
