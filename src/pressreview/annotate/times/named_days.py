"""Days by their names: weekdays, feasts, "today", and parts of a day."""

import re
from datetime import timedelta

from pressreview.annotate.times.clauses import TABLES
from pressreview.annotate.times.dates import month, unit_year, weekday_number
from pressreview.annotate.times.feasts import day_of, is_feast
from pressreview.annotate.times.phrases import GOES_ON, VALUES, Phrase, choose, named
from pressreview.annotate.times.relative import from_anchor, unit
from pressreview.annotate.times.stretches import UNKNOWN, Stretch, around, shifted

_NAMING_A_DAY = frozenset(TABLES["naming_a_day"]["words"])
_HELD = frozenset(TABLES["scheduled"]["words"]) | frozenset(TABLES["scheduled"]["this_week"])
_REPORTED = frozenset(
    {"said", "told", "reported", "confirmed", "announced", "stated", "warned", "declared", "denied", "met", "spoke"}
)
"""Verbs behind which "this Sunday" is over: "reported this Sunday that"."""


def weekday(phrase: Phrase) -> Stretch | None:
    """As in "Tuesday", "next Friday", "the following Monday morning"."""
    if phrase.is_clause or phrase.word_before in _NAMING_A_DAY:
        return None
    published = phrase.published
    if published is None:
        return UNKNOWN
    number = weekday_number(phrase.get("weekday", "shortday"))
    origin = published
    if phrase.which in ("previous", "following", "that"):
        origin = phrase.anchor.start if phrase.anchor and phrase.anchor.start else published
    first = origin - timedelta(days=(origin.isoweekday() - number) % 7)
    options = [around(first + timedelta(days=7 * week), "day") for week in range(-2, 4)]
    if phrase.which == "next":
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7)
        return with_part(phrase, around(monday + timedelta(days=number - 1), "day"))
    if phrase.which == "this":
        day = published + timedelta(days=number - published.isoweekday())
        said = phrase.word_before in _REPORTED and not phrase.words.is_a(phrase.last, "possessive")
        if said and day > published and phrase.tense == "past" and phrase.word_after not in _HELD:
            day -= timedelta(days=7)  # "The minister reported this Sunday that"
        return with_part(phrase, around(day, "day"))
    if not phrase.which and phrase.word_before in ("earlier", "since"):
        return with_part(phrase, choose(options, published, "past"))
    if not phrase.which and phrase.tense is None and _is_scheduled_for_it(phrase):
        return with_part(phrase, choose(options, published, "future"))
    if not phrase.which and phrase.is_led_up_to and phrase.tense != "past":
        return with_part(phrase, choose(options, published, "future"))
    if not phrase.which and phrase.words.is_a(phrase.last, "possessive") and not phrase.is_held_this_week:
        return with_part(phrase, choose(options, published, "past"))  # "Monday's ruling will be felt"
    if not phrase.which and phrase.is_held_this_week:
        return with_part(phrase, choose(options, published, phrase.tense))
    return with_part(phrase, named(options, phrase, published, which=phrase.which))


_WHO_DOES = re.compile(
    r",?\s(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:(?:,|,?\sand)\s[A-Z][\w’'-]+)*|voters|lawmakers|leaders|ministers|delegates"
    r"|members|residents|the\s\w+s|both\s\w+s)\s"
    r"(?:vote|hold|head|meet|gather|caucus|convene|begin|open|face|return|debate|choose|decide|go\sto\sthe)\b"
)
"""What stands behind a day and a comma, several who do something: "On Tuesday, Democrats vote in Alba"."""


def _is_scheduled_for_it(phrase: Phrase) -> bool:
    """Whether the present tense behind the day tells what is to be done on it."""
    words = phrase.words
    return phrase.before("on") and _WHO_DOES.match(words.text, words.ends[phrase.last - 1]) is not None


def weekday_of_month(phrase: Phrase) -> Stretch | None:
    """As in "The first Tuesday of November", "the last Friday in August 2012"."""
    whole = month(phrase, which="")
    if not whole or not whole.start or not whole.end:
        return whole
    number = weekday_number(phrase.get("weekday"))
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
        return around(monday + timedelta(days=weekday_number(phrase.get("weekday")) - 1), "day")
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
    number = weekday_number(phrase.get("weekday", "shortday"))
    return with_part(phrase, around(week.start + timedelta(days=number - 1), "day"))


def weeks_from_weekday(phrase: Phrase) -> Stretch | None:
    """As in "A week from Friday", counted from the next such day, and "two weeks ago Tuesday", from the last."""
    count, published = phrase.count, phrase.published
    if phrase.unit != "week" or count is None:
        return None
    if published is None:
        return UNKNOWN
    way = -1 if phrase.get("ago") else 1
    days = way * (weekday_number(phrase.get("weekday")) - published.isoweekday()) % 7
    return around(published + way * timedelta(days=days + 7 * int(count)), "day")


def week_after_weekday(phrase: Phrase) -> Stretch | None:
    """As in "Monday week": a week after the next Monday."""
    words = phrase.words
    goes_on = phrase.last == len(words) or not words.is_a(phrase.last, "word", "possessive", "hyphen")
    if phrase.unit != "week" or words.is_capital(phrase.last - 1) or not (goes_on or phrase.word_after in GOES_ON):
        return None
    if phrase.published is None:
        return UNKNOWN
    days = (weekday_number(phrase.get("weekday")) - phrase.published.isoweekday() - 1) % 7 + 8
    return around(phrase.published + timedelta(days=days), "day")


def with_part(phrase: Phrase, day: Stretch) -> Stretch:
    """The day, with the part of it that the phrase names."""
    part = VALUES["part"].get(phrase.get("part", "noon"))
    return day._replace(value=f"{day.value}{part}") if part and day.value else day


_NOWADAYS = re.compile(
    r",\s[^.,;:“”\"]{2,60}?\s(?:(?:is|are|remains?)\s(?:still\s|now\s|also\s)?(?:the|an?|one|among|home|known|called|considered|widely)"
    r"|(?:has|have)\s(?:more|some|about|over|nearly|\d[\d,.]*))\b"
)
"""What stands behind a "today" that is these days: ", Alba is an important producer of rice"."""


def today(phrase: Phrase) -> Stretch | None:
    """As in "Today", "yesterday morning", "the day before yesterday"."""
    word = phrase.get("today")
    words, first = phrase.words, phrase.first
    if words.is_a(first - 1, "word") and words.is_capital(first) and words.is_capital(first - 1):
        return None  # "USA Today"
    if word == "today" and _NOWADAYS.match(words.text, words.ends[phrase.last - 1]):
        return Stretch("PRESENT_REF")
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
