"""Lengths of time, what comes again and again, and hours of the day: what has a value and no days of its own."""

from pressreview.annotate.times.clauses import TABLES
from pressreview.annotate.times.phrases import NUMBERS, VALUES, Phrase, amount, singular
from pressreview.annotate.times.stretches import UNKNOWN, Stretch, period

_IN_ORDER = ("century", "decade", "year", "month", "week", "day", "hour", "minute", "second")


def period_of(phrase: Phrase) -> str:
    """The TIMEX3 value of the length that a phrase tells."""
    return period(phrase.unit, phrase.count)


def quarter_of_unit(phrase: Phrase) -> Stretch | None:
    """As in "A quarter of a century", "a quarter-century"."""
    return Stretch("P25Y") if singular(phrase.get("unit")) == "century" else None


def bare_units(phrase: Phrase) -> Stretch | None:
    """As in "For years", "decades of war", "weeks later": how many is left open."""
    words, last = phrase.words, phrase.last
    if phrase.get("units") == "weekends":
        return Stretch("XXXX-WXX-WE") if phrase.word_before in ("on", "at") else None
    if words.is_a(last, "later", "earlier") or (words.is_a(last, "before", "after") and words.is_a(last + 1, "stop")):
        return UNKNOWN
    since = phrase.before("in") and superlative(phrase)  # "the worst in decades"
    if not (since or words.is_a(last, "of") or phrase.before("lead", "within") or phrase.word_before in _FOR):
        return None
    if phrase.before("early", "late") or (
        phrase.get("units") in ("minutes", "seconds") and not phrase.before("lead", "within")
    ):
        return None  # "minutes of the meeting"
    short = phrase.get("units") in ("days", "hours")
    if short and not phrase.before("lead", "within", "stop", "in") and phrase.word_before not in _FOR:
        return None  # "the days of steam", "the wee hours of Monday"
    return Stretch(period(phrase.unit, None))


_FOR = ("for", "after", "spanning", "spent", "took", "takes", "take", "taken", "lasted", "last")


def hyphened(phrase: Phrase) -> Stretch | None:
    """As in "A day-long strike", "a decades-old feud", "a two-day-long visit"; not the age of somebody."""
    name = phrase.words.word(phrase.last - 1)
    if name not in ("long", "old") or phrase.before("hyphen") or (name == "old" and not phrase.get("units")):
        return None
    return Stretch(
        period(phrase.unit, None if phrase.get("units") and not phrase.get("count", "day") else phrase.count)
    )


def superlative(phrase: Phrase) -> bool:
    """Whether a superlative stands shortly before, as in "would be the worst accident in three decades"."""
    before = [phrase.words.word(i) for i in range(max(0, phrase.first - _SUPERLATIVE_REACH), phrase.first)]
    return any(word in _SUPERLATIVES or (word.endswith("est") and len(word) > 5) for word in before)


_SUPERLATIVES = frozenset(TABLES["superlatives"]["words"])
_SUPERLATIVE_REACH = 12


def weeklong(phrase: Phrase) -> Stretch:
    """As in "A weeklong visit"."""
    return Stretch(VALUES["weeklong"][phrase.get("weeklong")])


def long_unit(phrase: Phrase) -> Stretch:
    """As in "All week", "the whole year", "another month"."""
    return Stretch(period(phrase.unit, 1))


def both_lengths(phrase: Phrase) -> Stretch | None:
    """As in "Two hours and 20 minutes": the larger unit first."""
    words = phrase.words
    units = [i for i in range(phrase.first, phrase.last) if words.is_a(i, "unit", "units")]
    names = [singular(words.word(i)) for i in units]
    if not all(name in _IN_ORDER for name in names) or _IN_ORDER.index(names[0]) >= _IN_ORDER.index(names[1]):
        return None
    larger = period(names[0], amount(words, phrase.first, units[0]))
    smaller = period(names[1], amount(words, units[0] + 1, units[1]))
    if "T" in larger:
        return Stretch(larger + smaller.removeprefix("PT"))
    return Stretch(larger + smaller.removeprefix("P"))


def long_time(phrase: Phrase) -> Stretch | None:
    """As in "A long time", "some time", "an undetermined period of time": a length that the text leaves open."""
    if phrase.get("few") not in ("some", "") or not (
        phrase.get("few", "period") or phrase.get("more") in ("long", "short")
    ):
        return None
    return Stretch("PXD")


def every(phrase: Phrase) -> Stretch | None:
    """As in "Every day", "twice a week", "on Mondays", "annually"."""
    weekday = phrase.get("weekday", "weekdays").removesuffix("s")
    part = VALUES["part"].get(phrase.get("part"), "")
    if weekday in VALUES["weekday"]:
        return Stretch(f"XXXX-WXX-{VALUES['weekday'][weekday]}{part}")
    if weekday:
        return Stretch("P1D")
    if phrase.get("daily") and phrase.words.is_title(phrase.first):
        return None  # "the People's Daily"
    if phrase.get("daily"):
        return Stretch(VALUES["daily"][phrase.get("daily")])
    if part:
        return Stretch(f"XXXX-XX-XX{part}")
    if phrase.get("seasons") and _is_name(phrase):
        return None
    if season := phrase.get("season", "shyseason", "seasons"):
        return Stretch(f"XXXX-{VALUES['season'][season]}")
    if phrase.month:
        day = phrase.get("day", "nth").rstrip("stndrh")
        return Stretch(f"XXXX-{phrase.month:02}" + (f"-{int(day):02}" if day else ""))
    if phrase.get("units") == "weekends" or phrase.get("unit") == "weekend":
        return Stretch("XXXX-WXX-WE")
    if phrase.get("times", "per"):
        return Stretch(period(phrase.unit, 1))
    if phrase.get("ordinal") == "second" or phrase.get("other"):
        return Stretch(period(phrase.unit, 2))
    return Stretch(period(phrase.unit, phrase.count))


def _is_name(phrase: Phrase) -> bool:
    """Whether "Summers" is somebody: with a capital letter, and not what the sentence tells of ("Summers are hot")."""
    words = phrase.words
    told_of = words.is_a(phrase.last, "is", "modal", "could", "have", "was", "in")
    return words.is_title(phrase.first) or (words.is_capital(phrase.first) and not told_of)


def clock(phrase: Phrase) -> Stretch | None:
    """A time of day by itself; `expressions.py` gives it its day. Only Greenwich time is told apart from local time."""
    noon = phrase.get("noon")
    if noon:
        return Stretch(VALUES["part"][noon])
    hour, _, minute = (phrase.get("clock") or phrase.get("day")).replace(".", ":").partition(":")
    hours, minutes = int(hour), int(minute or 0)
    half = phrase.get("meridiem")[:1]
    if half and not 1 <= hours <= 12:
        return None
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    return _hour(hours, minutes, phrase.get("zone"))


def _hour(hours: int, minutes: int, zone: str = "") -> Stretch | None:
    mark = "Z" if zone in ("gmt", "utc") else ""
    return Stretch(f"T{hours:02}:{minutes:02}{mark}") if hours <= 24 and minutes < 60 else None


def four_digits(phrase: Phrase) -> Stretch | None:
    """As in "1530 GMT"."""
    digits = phrase.words.word(phrase.first)
    return (
        _hour(int(digits[:2]), int(digits[2:]), phrase.get("zone")) if len(digits) == 4 and digits.isdigit() else None
    )


def oclock(phrase: Phrase) -> Stretch | None:
    """As in "Nine o'clock", "seven in the morning", "at 10 at night"."""
    part = phrase.get("part")
    if phrase.get("word") not in ("", "at"):
        return None
    if not phrase.get("oclock") and phrase.word_before not in _AT:
        return None
    hour, _, minute = (phrase.get("clock") or phrase.get("day")).partition(":")
    hours = int(hour) if hour else NUMBERS.get(phrase.get("count"), 1)
    if not 1 <= hours <= 12:
        return None
    if part in ("afternoon", "evening") or (part == "night" and 6 <= hours < 12):
        hours = hours % 12 + 12
    return _hour(hours, int(minute or 0))


_AT = ("at", "by", "around", "about", "until", "till", "since", "before", "after", "from")


def past_the_hour(phrase: Phrase) -> Stretch | None:
    """As in "At half past nine", "20 minutes to six": before or past noon, nobody says."""
    words, last = phrase.words, phrase.last - 1
    minutes = (
        30 if phrase.get("half") else 15 if phrase.get("quarter") else int(amount(words, phrase.first, last - 1) or 0)
    )
    told = phrase.get("half", "quarter") or phrase.get("units") == "minutes"
    hour = int(amount(words, last, phrase.last) or 0)
    told = told or (minutes in (5, 10, 20, 25) and phrase.word_before in ("at", "by", "until", "since"))
    if not told or not (1 <= hour <= 12 and minutes < 60) or phrase.get("unit"):
        return None
    if words.is_a(phrase.last, "unit", "units", "word", "hyphen", "day", "number"):
        return None  # "ten to six people"
    return _hour(hour, minutes) if phrase.get("past") else _hour(hour - 1 or 12, 60 - minutes)


def part_of_a_day(phrase: Phrase) -> Stretch | None:
    """As in "In the evening", "the morning of 5 May": a part that `expressions.py` gives its day."""
    words = phrase.words
    if words.is_a(phrase.last, "of"):
        at = phrase.last + (2 if words.is_a(phrase.last + 1, "the") else 1)
        if not words.is_a(at, "weekday", "month", "shymonth", "day", "nth", "shortday"):
            return None
    elif phrase.word_before not in _DURING:
        return None
    return Stretch(VALUES["part"][phrase.get("part")])


_DURING = ("in", "during", "by", "until", "throughout", "through", "into", "since", "later")
