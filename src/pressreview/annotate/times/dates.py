"""Days and months of the calendar.

A function gives None for a phrase that is no time after all ("said that Jan had left"), and a `Stretch` whose value is
None for a time that cannot be told from here.
"""

from calendar import monthrange
from datetime import date

from pressreview.annotate.times.clauses import TABLES, pattern
from pressreview.annotate.times.phrases import ENDS_AHEAD, VALUES, Phrase, Scene, named, nearest
from pressreview.annotate.times.stretches import UNKNOWN, Stretch, around, months

_ATTACKS = frozenset(TABLES["september_11"]["followed_by"])
_CUT_SHORT = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
COMPANY = ("in", "of", "lead", "early", "late", "mid", "from", "to", "through", "between", "before", "after", "last",
           "this", "next", "past", "previous", "following", "earlier", "later", "within", "hyphen")  # fmt: skip
"""Before these a word that may be a month or a season is one: "in May", "late fall"."""
_MONTHS_ON = pattern(
    "((comma|and|or|to|through|hyphen|early|late|mid|the|between)+"
    " ((weekday comma?)? (month|shymonth) dot? (the? (day|nth))?|the? (day|nth) of? (month|shymonth) dot?))+"
    " (comma|of|in)? ((year)|the? (last|this|next|that|following|previous) unit)"
)
"""Further months or days up to the year that holds for all: "March and April 2012", "May or June last year"."""


def iso(phrase: Phrase) -> Stretch | None:
    """As in "2014-09-05"."""
    try:
        return around(date.fromisoformat(phrase.get("iso")), "day")
    except ValueError:
        return None


def slashed(phrase: Phrase) -> Stretch | None:
    """Day and month in figures; a number above 12, points or the day of publication tell which is which, or nothing."""
    word = phrase.get("slashed")
    if word == "9/11":
        return around(date(2001, 9, 11), "day")
    parts = [int(part) for part in word.replace(".", "/").split("/")]
    if len(parts) == 3 and parts[0] > 31:
        return _valid_day(*parts)
    if len(parts) < 3 or not (1 <= parts[0] <= 31 and 1 <= parts[1] <= 31):
        return None
    first, second, year = parts
    if year < 100:
        year += 2000 if year < 50 else 1900
    if "." in word:
        return _valid_day(year, second, first)
    if first == second or (first > 12) != (second > 12):
        month, day = (second, first) if first > 12 else (first, second)
        return _valid_day(year, month, day)
    options = [found for pair in ((first, second), (second, first)) if (found := _valid_day(year, *pair))]
    near = [found for found in options if _is_near(found, phrase.published)]
    return near[0] if len(near) == 1 else UNKNOWN


_NEAR = 20
"""Days around the publication in which one of two readings of "5/9/2023" lies, and the other does not."""


def _is_near(found: Stretch, published: date | None) -> bool:
    return bool(published and found.start and abs((found.start - published).days) <= _NEAR)


def _valid_day(year: int, month: int, day: int) -> Stretch | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return around(date(year, month, day), "day")


def day_of_month(phrase: Phrase) -> Stretch | None:
    """As in "5 May", "Tuesday, May 5, 2015", "the 5th of May last year"."""
    day, weekday = int(phrase.get("day") or phrase.nth or 0), phrase.get("weekday", "shortday")[:3]
    if not 1 <= day <= 31:
        return None
    if phrase.get("unit") and not _is_year_of(phrase):
        return None
    year = _year_of(phrase)
    if year is None:
        return UNKNOWN
    if year:
        return _valid_day(year, phrase.month, day)
    if phrase.words.is_a(phrase.last - 1, "dot") and phrase.word_after.isdigit():
        return None  # "15 of the 19 Sept. 11 hijackers": the month has its day after it
    if (phrase.month, day) == (9, 11) and phrase.word_after in _ATTACKS:
        return around(date(2001, 9, 11), "day")
    if phrase.published is None:
        return UNKNOWN
    years = range(phrase.published.year - 1, phrase.published.year + 2)
    options = [found for year in years if (found := _valid_day(year, phrase.month, day))]
    if weekday:
        options = [found for found in options if found.start and found.start.isoweekday() == weekday_number(weekday)]
    if not options:
        return UNKNOWN if day <= 29 or weekday else None
    going_on = None if weekday else _going_on(phrase, day)
    return going_on or nearest(options, phrase.published, None if phrase.is_scheduled else phrase.tense)


def _going_on(phrase: Phrase, number: int) -> Stretch | None:
    """The first such day that follows the last date told with its year, where the text goes on from there.

    "On 30 May 1832 he fought a duel. On 2 June he was buried": in 1832, not in the year of publication.
    """
    told, published = phrase.told, phrase.published
    if not told or not told.start or not published or told.start.year >= published.year or phrase.tense == "future":
        return None
    found = (_valid_day(year, phrase.month, number) for year in (told.start.year, told.start.year + 1))
    return next((day for day in found if day and day.start and told.start <= day.start <= published), None)


def _year_of(phrase: Phrase) -> int | None:
    """The year that the phrase names or leans on ("last year", "that year"); 0 where it names none, None if unknown."""
    if phrase.year:
        return phrase.year
    if _is_year_of(phrase):
        return unit_year(phrase, phrase.which)
    return _year_ahead(phrase)


def _is_year_of(phrase: Phrase) -> bool:
    """Whether the phrase has a year without figures: "March of last year"; not "March, this year's crop"."""
    words = phrase.words
    years = [i for i in range(phrase.first, phrase.last) if words.is_a(i, "unit") and words.word(i) == "year"]
    return bool(years) and not words.is_a(phrase.last, "possessive")


def unit_year(phrase: Phrase, which: str) -> int | None:
    """The year that "last year", "this year", "the following year" are; None where that cannot be told."""
    by = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}.get(which)
    if by is not None:
        return phrase.published.year + by if phrase.published else None
    start = phrase.anchor.start if phrase.anchor else None
    return start.year + {"following": 1, "previous": -1}.get(which, 0) if start else None


def _year_ahead(phrase: Phrase) -> int | None:
    """The year that stands after further months or days: 2012 for "March" in "March and April 2012"; else 0."""
    words = phrase.words
    on = _MONTHS_ON.match(words.classes, phrase.last)
    if not on:
        return 0
    if words.is_a(on.end() - 1, "year"):
        year: int | None = int(words.word(on.end() - 1))
    elif words.word(on.end() - 1) == "year":
        rest = Phrase(words, phrase.last, on.end(), Scene(phrase.published, phrase.anchor, None))
        year = unit_year(rest, rest.which)
    else:
        return 0
    last_month = next(i for i in range(on.end() - 1, phrase.last - 1, -1) if words.is_a(i, "month", "shymonth"))
    other = int(VALUES["month"].get(words.word(last_month)[:3], 0))
    return year - 1 if year and other < phrase.month else year


def month(phrase: Phrase, which: str | None = None) -> Stretch | None:
    """A month by name; `which` says what "last" and the like make of it, when that is not the phrase's own."""
    if phrase.is_clause or (which is None and phrase.get("unit") and not _is_year_of(phrase)):
        return None
    which = phrase.which if which is None else which
    year = _year_of(phrase)
    if year is None:
        return UNKNOWN
    if year:
        return months(f"{year:04}-{phrase.month:02}", year, phrase.month, 1)
    as_early_as = phrase.word_before == "as" and phrase.words.is_a(phrase.first - 2, "early", "late", "soon")
    company = phrase.get("of", "in") or phrase.before(*COMPANY) or as_early_as
    if phrase.get("shymonth") and not which and not (company or _is_listed(phrase) or _says_which(phrase)):
        return None
    if which == "that" and phrase.get("shymonth") in _CUT_SHORT:
        return None  # "said that Jan had left"
    published = phrase.published
    if published is None:
        return UNKNOWN
    leans = which in ("previous", "following", "that")
    middle = phrase.anchor.start.year if leans and phrase.anchor and phrase.anchor.start else published.year
    options = [around(date(year, phrase.month, 1), "month") for year in range(middle - 1, middle + 2)]
    if which == "this":
        return options[1]
    if not which and phrase.is_scheduled:
        over = phrase.tense == "past" and published.month <= 2  # "lost the November election", in January
        return nearest(options if over else options[1:], published, None)
    if not which and phrase.tense is None and phrase.word_before not in ENDS_AHEAD:
        return nearest(options, published, None)
    return named(options, phrase, published, which=which)


_LISTED = ("comma", "and", "or", "to", "through", "hyphen")


def _is_listed(phrase: Phrase) -> bool:
    """Whether a month stands beside that is one for sure: "between January and April", "in March and June"."""
    words, left, right = phrase.words, phrase.first - 2, phrase.last + 1
    month_before = words.is_a(left, "month") or (words.is_a(left, "shymonth") and words.is_a(left - 1, *COMPANY))
    if phrase.before(*_LISTED) and month_before:
        return True
    return words.is_a(phrase.last, *_LISTED) and words.is_a(right, "month") and not words.is_title(phrase.first - 1)


def _says_which(phrase: Phrase) -> bool:
    """Whether it says which meeting or letter is meant, by its full name: "a June letter", "the April floods".

    "The May government" is somebody's.
    """
    words = phrase.words
    if (
        phrase.get("shymonth") in _CUT_SHORT
        or not words.is_a(phrase.last, "word", "part")
        or words.is_capital(phrase.last)
    ):
        return False
    return phrase.before("a", "recent") or (phrase.before("the") and phrase.get("shymonth") != "may")


def days_of_month(phrase: Phrase) -> Stretch | None:
    """As in "September 3-4", "5 to 7 June"."""
    numbers = [int(phrase.words.word(i)) for i in range(phrase.first, phrase.last) if phrase.words.is_a(i, "day")]
    start = day_of_month(phrase)
    if start is None or not start.start or numbers[1] <= numbers[0]:
        return start
    end = _valid_day(start.start.year, start.start.month, numbers[1])
    return end and Stretch(f"{start.value}/{end.value}", start.start, end.end)


def weekday_number(word: str) -> int:
    """1 for "Monday" and "Mon", 7 for Sunday."""
    return int(next(number for name, number in VALUES["weekday"].items() if name.startswith(word[:3])))
