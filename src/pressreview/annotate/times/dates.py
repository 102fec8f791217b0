"""The names of the calendar: days, weekdays, feasts, months, seasons, quarters, years, decades, centuries.

A function gives None for a phrase that is no time after all ("2000 people"), and a `Stretch` whose value is None for a
time that cannot be told from here.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from pressreview.annotate.times.clauses import TABLES, pattern
from pressreview.annotate.times.feasts import day_of, is_feast
from pressreview.annotate.times.phrases import (
    ENDS_AHEAD,
    GOES_ON,
    NUMBERS,
    VALUES,
    Phrase,
    Scene,
    choose,
    named,
    nearest,
)
from pressreview.annotate.times.relative import from_anchor, unit
from pressreview.annotate.times.stretches import UNKNOWN, Stretch, around, months, quarter, season_of, shifted

_AMOUNT_NOUNS = frozenset(TABLES["amounts"]["nouns"])
_AMOUNT_BEFORE = frozenset(TABLES["amounts"]["before"])
_ATTACKS = frozenset(TABLES["september_11"]["followed_by"])
_CUT_SHORT = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
_NAMING_A_DAY = frozenset(TABLES["naming_a_day"]["words"])
_COMPANY = ("in", "of", "lead", "early", "late", "mid", "from", "to", "through", "between", "before", "after", "last",
            "this", "next", "past", "previous", "following", "earlier", "later", "within", "hyphen")  # fmt: skip
_YEAR_COMPANY = ("in", "lead", "mid", "early", "late", "from", "to", "through", "between", "before", "after", "and")
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
        options = [found for found in options if found.start and found.start.isoweekday() == _weekday_number(weekday)]
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
    if phrase.get("shymonth") and not which and not phrase.get("of") and not phrase.before(*_COMPANY):
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


def year(phrase: Phrase) -> Stretch | None:
    """A number that is a year by its company."""
    index, words = phrase.first, phrase.words
    text, start, end = words.text, words.starts[index], words.ends[phrase.last - 1]
    glued = (text[start - 1 : start], text[end : end + 1])
    if any(mark and mark in "$£€#/%+_.@&=" for mark in glued[:1]) or (glued[1] and glued[1] in "%/_@&="):
        return None
    if (glued[0] in "-–" and glued[0] and not text[start - 2 : start - 1].isdigit() and not phrase.before("mid")) and (
        words.word(index - 2) != "mid"
    ):
        return None
    if glued[1] and glued[1] in "-–" and words.is_a(index + 2, "word"):
        return None
    told = around(date(phrase.year, 1, 1), "year")
    if phrase.before(*_YEAR_COMPANY) and phrase.word_before not in ("than", "over", "about"):
        near = words.is_a(index + 1, "word") and phrase.year < 1800 and phrase.word_after not in GOES_ON
        if not near or phrase.before("in"):
            return told
    if phrase.before("paren") and words.is_a(phrase.last, "paren"):
        return told
    near_words = [words.word(i) for i in range(index + 1, min(index + 3, len(words)))]
    if phrase.year < 1800 or _AMOUNT_NOUNS.intersection(near_words) or phrase.word_before in _AMOUNT_BEFORE:
        return None
    return told


def old_year(phrase: Phrase) -> Stretch | None:
    """A year from 1000 to 1499: after "in" or "since", where the sentence does not go on with what was counted."""
    if not (phrase.before("in") or phrase.word_before in ("since", "until", "year", "c.")):
        return None
    if phrase.words.is_a(phrase.last, "word", "past_verb", "few") and phrase.word_after not in GOES_ON:
        return None
    return around(date(int(phrase.words.word(phrase.first)), 1, 1), "year")


def era_year(phrase: Phrase) -> Stretch | None:
    """As in "508 BC", "AD 842"; the calendar here has no days before the year 1."""
    digits = phrase.get("year", "oldyear", "number", "day").replace(",", "")
    number = int(digits) if digits.isdigit() else 0
    if not number:
        return None
    if phrase.get("era").startswith("b"):
        return Stretch(f"BC{number:04}")
    return around(date(number, 1, 1), "year")


def spoken_year(phrase: Phrase) -> Stretch | None:
    """As in "nineteen seventy-two", "twenty sixteen", "two thousand and eight", where a year may stand."""
    if not phrase.before("in", "from", "to", "through", "of", "between", "and", "lead") or phrase.words.is_a(
        phrase.last, "unit", "units", "power", "hyphen"
    ):
        return None
    numbers = [
        1000 if phrase.words.is_a(i, "power") else NUMBERS.get(phrase.words.word(i), 1)
        for i in range(phrase.first, phrase.last)
        if phrase.words.is_a(i, "count", "one", "power")
    ]
    if phrase.get("power"):
        if phrase.get("power") != "thousand" or numbers[:2] != [2, 1000] or sum(numbers[2:]) > 99 or len(numbers) < 3:
            return None
        return around(date(2000 + sum(numbers[2:]), 1, 1), "year")
    if not 15 <= numbers[0] <= 20 or numbers[1] < 10 or (len(numbers) > 2 and (numbers[1] < 20 or numbers[2] > 9)):
        return None
    return around(date(100 * numbers[0] + sum(numbers[1:]), 1, 1), "year")


def fiscal_year(phrase: Phrase) -> Stretch:
    """Its days differ from country to country and firm to firm, so only its name is told."""
    short = phrase.get("day")
    number = phrase.year or (2000 + int(short) if short else 0)
    if not number and phrase.which in ("last", "this", "next", "past", "coming"):
        number = unit_year(phrase, phrase.which) or 0
    return Stretch(f"FY{number:04}" if number else None)


def quarter_of(phrase: Phrase) -> Stretch | None:
    """As in "The third quarter", "Q3 2012", "last quarter"."""
    number = phrase.nth or int(phrase.get("day") or 0)
    if phrase.get("possessive") and (phrase.words.is_a(phrase.last - 2, "last") or phrase.get("ordinal") == "final"):
        number = 4
    if phrase.get("fiscal"):
        return Stretch(f"FY{phrase.year}-Q{number}") if phrase.year and 1 <= number <= 4 else UNKNOWN
    if not number and phrase.get("of") and not phrase.get("that"):
        return part_of_year(phrase)
    if not number:
        return _comparable(phrase) if phrase.get("that") and phrase.unit == "quarter" else unit(phrase)
    if not 1 <= number <= 4:
        return None
    return _part_of_year(phrase, [quarter(year, number) for year in _years(phrase)])


def part_of_year(phrase: Phrase) -> Stretch | None:
    """As in "The last quarter of 2008", "the first month of this year", "the last day of the year"."""
    words = phrase.words
    of = next(i for i in range(phrase.first, phrase.last) if words.is_a(i, "of"))
    part, whole = (Phrase(words, *ends, phrase.scene) for ends in ((phrase.first, of), (of + 1, phrase.last)))
    most = {"quarter": 4, "month": 12, "week": 52, "day": 365}.get(part.unit, 0)
    last = part.get("last") or part.get("ordinal") == "final"
    if not most or not (last or 1 <= part.nth <= most) or whole.unit not in ("", "year"):
        return None
    nth = 0 if last else part.nth
    if not whole.year and not whole.which and phrase.published:
        years = (phrase.published.year - 1, phrase.published.year)
        return named([_nth_of_year(year, part.unit, nth) for year in years], phrase, phrase.published, which="")
    year = whole.year or unit_year(phrase, whole.which)
    return _nth_of_year(year, part.unit, nth) if year else UNKNOWN


def _nth_of_year(year: int, name: str, nth: int) -> Stretch:
    """The `nth` quarter, month, week or day of a year, 0 for the last."""
    if name == "week":
        return around(date.fromisocalendar(year, nth or 52, 1), "week")
    if not nth:
        return around(date(year, 12, 31), name)
    unit_name, length = ("month", 3) if name == "quarter" else (name, 1)
    return around(shifted(date(year, 1, 1), unit_name, length * (nth - 1)), name)


def _comparable(phrase: Phrase) -> Stretch | None:
    """As in "the same quarter last year": the quarter told last, in that year."""
    others = [name for name in ("last", "previous", "this", "next", "following") if phrase.get(name)]
    start, end = (phrase.anchor.start, phrase.anchor.end) if phrase.anchor else (None, None)
    if not others:
        return unit(phrase)
    year = unit_year(phrase, others[0])
    if year is None:
        return UNKNOWN
    if not start or not end or not 85 < (end - start).days < 93:
        return months(f"{year:04}-QX", year, 1, 12)
    return quarter(year, (start.month - 1) // 3 + 1)


def _years(phrase: Phrase) -> range:
    """The years a part of a year may belong to."""
    if phrase.year:
        return range(phrase.year, phrase.year + 1)
    if phrase.published is None:
        return range(0)
    year = phrase.published.year
    if phrase.get("unit") == "year" and phrase.which:
        told = unit_year(phrase, phrase.which)
        return range(told, told + 1) if told else range(0)
    return range(year - 2, year + 3)


def _part_of_year(phrase: Phrase, options: Sequence[Stretch]) -> Stretch:
    if len(options) == 1:
        return options[0]
    if not options or phrase.published is None:
        return UNKNOWN
    return named(options, phrase, phrase.published, which=phrase.which)


def half_of(phrase: Phrase) -> Stretch | None:
    """As in "The first half of 2012", "H1 2012"."""
    number = phrase.nth or int(phrase.get("day") or 0)
    if number not in (1, 2):
        return None
    return _part_of_year(phrase, [months(f"{year:04}-H{number}", year, 6 * number - 5, 6) for year in _years(phrase)])


def season(phrase: Phrase) -> Stretch | None:
    """As in "Last summer", "the winter of 2012"."""
    if phrase.is_clause:
        return None
    if phrase.get("shyseason") and phrase.before("to", "modal", "could"):
        return None  # "expected to fall", "would fall next year": the verb
    the = phrase.before("the") and (phrase.get("season") or _in_the(phrase))
    if not (phrase.which or phrase.year or phrase.before(*_COMPANY) or the):
        return None
    after = phrase.words.text[phrase.words.ends[phrase.last - 1] :][:2]
    if not phrase.year and after[:1] == " " and after[1:].isupper():  # "the Winter Olympics"
        return None
    name = VALUES["season"][phrase.get("season", "shyseason")]
    return _part_of_year(phrase, [season_of(year, name) for year in _years(phrase)])


def _in_the(phrase: Phrase) -> bool:
    """Whether "the fall" is a season: "in the fall", not "in the fall of Rome"."""
    during = phrase.words.word(phrase.first - 2) if phrase.first > 1 else ""
    return during in ("in", "by", "during", "until", "since") and not phrase.words.is_a(phrase.last, "of", "word")


def _weekday_number(word: str) -> int:
    return int(next(number for name, number in VALUES["weekday"].items() if name.startswith(word[:3])))


def weekday(phrase: Phrase) -> Stretch | None:
    """As in "Tuesday", "next Friday", "the following Monday morning"."""
    if phrase.is_clause or phrase.word_before in _NAMING_A_DAY:
        return None
    published = phrase.published
    if published is None:
        return UNKNOWN
    number = _weekday_number(phrase.get("weekday", "shortday"))
    origin = published
    if phrase.which in ("previous", "following", "that"):
        origin = phrase.anchor.start if phrase.anchor and phrase.anchor.start else published
    first = origin - timedelta(days=(origin.isoweekday() - number) % 7)
    options = [around(first + timedelta(days=7 * week), "day") for week in range(-2, 4)]
    if phrase.which == "next":
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7)
        return with_part(phrase, around(monday + timedelta(days=number - 1), "day"))
    if phrase.which == "this":
        return with_part(phrase, around(published + timedelta(days=number - published.isoweekday()), "day"))
    if not phrase.which and phrase.words.is_a(phrase.last, "possessive") and not phrase.is_held_this_week:
        return with_part(phrase, choose(options, published, "past"))  # "Monday's ruling will be felt"
    if not phrase.which and phrase.is_held_this_week:
        return with_part(phrase, choose(options, published, phrase.tense))
    return with_part(phrase, named(options, phrase, published, which=phrase.which))


def weekday_of_month(phrase: Phrase) -> Stretch | None:
    """As in "The first Tuesday of November", "the last Friday in August 2012"."""
    whole = month(phrase, which="")
    if not whole or not whole.start or not whole.end:
        return whole
    number = _weekday_number(phrase.get("weekday"))
    last = phrase.get("last") or phrase.get("ordinal") == "final"
    if last:
        return around(whole.end - timedelta(days=(whole.end.isoweekday() - number) % 7), "day")
    day = whole.start + timedelta(days=(number - whole.start.isoweekday()) % 7 + 7 * (phrase.nth - 1))
    return around(day, "day") if phrase.nth and day <= whole.end else None


def one_further(phrase: Phrase) -> Stretch | None:
    """As in "The week before last", "the Tuesday after next"."""
    back = bool(phrase.get("before"))
    if phrase.published is None or back != bool(phrase.get("last")):
        return None
    if phrase.get("weekday"):
        monday = phrase.published - timedelta(days=phrase.published.weekday() + (14 if back else -14))
        return around(monday + timedelta(days=_weekday_number(phrase.get("weekday")) - 1), "day")
    if phrase.unit not in ("week", "weekend", "month", "year"):
        return None
    return around(shifted(phrase.published, phrase.unit, -2 if back else 2), phrase.unit)


def day_of_week(phrase: Phrase) -> Stretch | None:
    """As in "Tuesday last week", "next week, on Friday", "Monday of that week"."""
    if phrase.get("unit") != "week":
        return None
    week = unit(phrase)
    if not week or not week.start:
        return UNKNOWN
    number = _weekday_number(phrase.get("weekday", "shortday"))
    return with_part(phrase, around(week.start + timedelta(days=number - 1), "day"))


def weeks_from_weekday(phrase: Phrase) -> Stretch | None:
    """As in "A week from Friday", "two weeks from Tuesday"."""
    count, published = phrase.count, phrase.published
    if phrase.unit != "week" or count is None:
        return None
    if published is None:
        return UNKNOWN
    ahead = (_weekday_number(phrase.get("weekday")) - published.isoweekday()) % 7
    return around(published + timedelta(days=ahead + 7 * int(count)), "day")


def with_part(phrase: Phrase, day: Stretch) -> Stretch:
    """The day, with the part of it that the phrase names."""
    part = VALUES["part"].get(phrase.get("part", "noon"))
    return day._replace(value=f"{day.value}{part}") if part and day.value else day


def today(phrase: Phrase) -> Stretch | None:
    """As in "Today", "yesterday morning", "the day before yesterday"."""
    word = phrase.get("today")
    words, first = phrase.words, phrase.first
    if words.is_a(first - 1, "word") and words.is_capital(first) and words.is_capital(first - 1):
        return None  # "USA Today"
    if phrase.published is None:
        return UNKNOWN
    if word == "overnight":
        return UNKNOWN
    by = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if phrase.get("before", "after"):
        if by != (-1 if phrase.get("before") else 1):
            return None
        by *= 2
    day = around(phrase.published + timedelta(days=by), "day")
    return day._replace(value=f"{day.value}TNI") if word == "tonight" else with_part(phrase, day)


def part_of_day(phrase: Phrase) -> Stretch | None:
    """As in "This morning", "last night", "that evening"."""
    if phrase.is_clause:
        return None
    if phrase.which in ("that", "following", "next", "previous"):
        by = {"following": 1, "next": 1, "previous": -1}.get(phrase.which, 0)
        day = from_anchor(phrase, "day", by)
    elif phrase.published:
        day = around(phrase.published - timedelta(days=phrase.which == "last"), "day")
    else:
        return UNKNOWN
    return with_part(phrase, day)


def feast(phrase: Phrase) -> Stretch | None:
    """As in "Christmas Eve", "Easter 2012", "last Thanksgiving"."""
    words = phrase.words
    inside = range(phrase.first, phrase.last)
    first = next(i for i in inside if words.is_a(i, "feast"))
    last = next((i for i in reversed(inside) if words.is_a(i, "unit", "eve", "weekday") and words.is_capital(i)), first)
    name = words.text[words.starts[first] : words.ends[last]].lower().replace("’", "'")
    if not is_feast(name):
        return None
    bare = last == first and phrase.last == last + 1
    if (
        bare
        and (phrase.word_after.isalpha() or words.is_a(phrase.last, "possessive"))
        and phrase.word_after not in GOES_ON
    ):
        return None  # "the Christmas tree"
    if bare and words.is_title(phrase.first - 1):
        return None  # "Father Christmas"
    which = next((name for name in ("last", "this", "next") if phrase.get(name)), "")
    if phrase.year or words.word(phrase.last - 1) == "year":
        year = phrase.year or unit_year(phrase, which)
        return around(day_of(name, year), "day") if year else UNKNOWN
    if phrase.published is None:
        return UNKNOWN
    years = range(phrase.published.year - 1, phrase.published.year + 2)
    options = [around(day_of(name, year), "day") for year in years]
    if which:
        return options[1] if which == "this" else named(options, phrase, phrase.published, which=which)
    return choose(options, phrase.published, None if phrase.before("before") else phrase.tense)


def decade(phrase: Phrase) -> Stretch | None:
    """As in "The 1980s", "the '90s", "the sixties", "the 1800s"."""
    word = phrase.get("decade")
    if word:
        digits = "".join(char for char in word if char.isdigit())
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        year = 10 * int(VALUES["decadeword"][phrase.get("decadeword")])
    return around(date(year, 1, 1), "century" if year % 100 == 0 and year < 1900 else "decade")


def century(phrase: Phrase) -> Stretch | None:
    """As in "The 19th century", "the twenty-first century", "the third century BC"."""
    number = phrase.nth + NUMBERS.get(phrase.get("count"), 0)
    if phrase.unit != "century" or not 1 <= number <= 99:
        return None
    if phrase.get("era").startswith("b"):
        return Stretch(f"BC{number - 1:02}")
    if number == 1:
        return None if not phrase.get("era") else Stretch("00")
    return around(date(100 * (number - 1), 1, 1), "century")


def part_of_month(phrase: Phrase) -> Stretch | None:
    """As in "The first week of June", "the last days of May": told to the week of the month."""
    whole = month(phrase, which="")
    if not whole or not whole.start or not whole.end:
        return whole
    nth = phrase.nth
    first = 7 * (nth - 1) if nth else (whole.end - whole.start).days - 6
    if phrase.unit not in ("week", "day") or (phrase.unit == "day" and nth) or first > 27:
        return Stretch(whole.value)
    start = whole.start + timedelta(days=first)
    return Stretch(whole.value, start, min(start + timedelta(days=6), whole.end))


def week_of(phrase: Phrase) -> Stretch | None:
    """As in "The week of August 7", "the week ended Aug. 12", "the quarter ended March 31"."""
    words = phrase.words
    at = next(i for i in range(phrase.first, phrase.last) if words.is_a(i, "unit", "quarter"))
    if words.word(at) not in ("week", "quarter") or words.word(at + 1) not in (
        "of",
        "beginning",
        "starting",
        "commencing",
        "ending",
        "ended",
    ):
        return None
    day = day_of_month(Phrase(words, at + 2, phrase.last, phrase.scene))
    if not day or not day.start or words.word(at) == "week":
        return around(day.start, "week") if day and day.start else day
    found = around(day.start, "quarter")
    return found if found.end == day.start and words.word(at + 1) in ("ending", "ended") else None


def days_of_month(phrase: Phrase) -> Stretch | None:
    """As in "September 3-4", "5 to 7 June"."""
    numbers = [int(phrase.words.word(i)) for i in range(phrase.first, phrase.last) if phrase.words.is_a(i, "day")]
    start = day_of_month(phrase)
    if start is None or not start.start or numbers[1] <= numbers[0]:
        return start
    end = _valid_day(start.start.year, start.start.month, numbers[1])
    return end and Stretch(f"{start.value}/{end.value}", start.start, end.end)


def years_apart(phrase: Phrase) -> Stretch | None:
    """As in "2006-2008", "2012-13", "2012/13"."""
    first, other = phrase.year, phrase.words.word(phrase.last - 1)
    if phrase.get("mark") not in ("", "/"):
        return None
    if len(other) not in (1, 2, 4) or not other.isdigit():
        return None
    second = int(str(first)[: -len(other)] + other) if len(other) < 4 else int(other)
    if second <= first:
        return None
    return Stretch(f"{first}/{second}", date(first, 1, 1), date(second, 12, 31))
