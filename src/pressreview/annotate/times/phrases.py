"""The grammar of time: phrases in the classes of `clauses.py`, each with the function that tells its days.

A function gives None for a phrase that is no time after all ("2000 people"), and a `Stretch` whose value is None for a
time that cannot be told from here.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pressreview.annotate.times.clauses import TABLES, Tense, Words, tense_at
from pressreview.annotate.times.stretches import (
    UNKNOWN,
    Stretch,
    around,
    months,
    period,
    quarter,
    season_of,
    shifted,
)

_VALUES = TABLES["values"]
_COUNTS = TABLES["classes"]["count"]
_NUMBERS = {word: number for number, word in enumerate(_COUNTS[:19], start=2)} | {
    word: 10 * number for number, word in enumerate(_COUNTS[18:], start=2)
}
_NTH = {word: number for number, word in enumerate(TABLES["classes"]["ordinal"][:20], start=1)}
_AMOUNT_NOUNS = frozenset(TABLES["amounts"]["nouns"])
_AMOUNT_BEFORE = frozenset(TABLES["amounts"]["before"])
_SUPERLATIVES = frozenset(TABLES["superlatives"]["words"])
_SUPERLATIVE_REACH = 12
_ATTACKS = frozenset(TABLES["september_11"]["followed_by"])


class Scene(NamedTuple):
    """What an expression is seen from."""

    published: date | None
    last: Stretch | None
    """The last expression before that has days."""


class Phrase:
    """Tokens `first` to `last` (excluded) of `words`, and where they are seen from."""

    def __init__(self, words: Words, first: int, last: int, scene: Scene) -> None:
        self.words, self.first, self.last = words, first, last
        self.published, self.anchor = scene

    def get(self, *names: str) -> str:
        """The first token of one of the classes `names`, in lower case, or ""."""
        return next((self.words.word(i) for i in range(self.first, self.last) if self.words.is_a(i, *names)), "")

    def before(self, *names: str) -> bool:
        """Whether the token before the phrase is of one of the classes `names`."""
        return self.words.is_a(self.first - 1, *names)

    @property
    def tense(self) -> Tense | None:
        """Which way the verbs around point."""
        return tense_at(self.words, self.first, self.last)

    @property
    def which(self) -> str:
        """The word that chooses among units or days: "last", "this", "next", … or ""."""
        for name in ("last", "past", "previous", "this", "next", "following", "that"):
            if self.get(name):
                return name
        return ""

    @property
    def unit(self) -> str:
        """The singular of the unit, "" where there is none."""
        word = self.get("unit", "units", "quarter")
        return "century" if word == "centuries" else word.removesuffix("s")

    @property
    def month(self) -> int:
        """1-12, 0 where there is none."""
        return int(_VALUES["month"].get(self.get("month", "shymonth")[:3], 0))

    @property
    def year(self) -> int:
        """The year in figures, 0 where there is none."""
        return int(self.get("year") or 0)

    @property
    def nth(self) -> int:
        """A number from an ordinal word or figure, 0 where there is none (or it is "final")."""
        word = self.get("nth", "ordinal")
        return _NTH.get(word, 0) if not word[:1].isdigit() else int(word[:-2])

    @property
    def count(self) -> float | None:
        """How many units; None for "several"."""
        if self.get("few"):
            return None
        half = 0.5 if self.get("half") else 0.0
        word = self.get("count", "day", "number").replace(",", "")
        if not word:
            return 1 + half
        return (_NUMBERS[word] if word in _NUMBERS else float(word)) + half


def _choose(options: Sequence[Stretch], published: date, tense: Tense | None) -> Stretch:
    """The one of `options`, in time order, that a bare name means: the latest begun, the next not over, the nearest."""
    dated = [option for option in options if option.start and option.end]
    if tense == "past":
        return next((option for option in reversed(dated) if option.start and option.start <= published), dated[0])
    if tense == "future":
        return next((option for option in dated if option.end and option.end >= published), dated[-1])
    return min(dated, key=lambda option: abs(((option.start or published) - published).days))


def _iso(phrase: Phrase) -> Stretch | None:
    try:
        return around(date.fromisoformat(phrase.get("iso")), "day")
    except ValueError:
        return None


def _slashed(phrase: Phrase) -> Stretch | None:
    """Day and month in figures; which is which is told by a number above 12, else not at all."""
    word = phrase.get("slashed")
    if word == "9/11":
        return around(date(2001, 9, 11), "day")
    parts = [int(part) for part in word.split("/")]
    if len(parts) < 3 or not (1 <= parts[0] <= 31 and 1 <= parts[1] <= 31):
        return None
    first, second, year = parts
    if year < 100:
        year += 2000 if year < 50 else 1900
    if first == second or (first > 12) != (second > 12):
        month, day = (second, first) if first > 12 else (first, second)
        return _valid_day(year, month, day)
    return UNKNOWN


def _valid_day(year: int, month: int, day: int) -> Stretch | None:
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return around(date(year, month, day), "day")


def _day_of_month(phrase: Phrase) -> Stretch | None:
    day, weekday = int(phrase.get("day") or phrase.nth or 0), phrase.get("weekday", "shortday")[:3]
    if not 1 <= day <= 31:
        return None
    if phrase.year:
        return _valid_day(phrase.year, phrase.month, day)
    after = phrase.words.word(phrase.last) if phrase.last < len(phrase.words.classes) else ""
    if phrase.words.is_a(phrase.last - 1, "dot") and after.isdigit():
        return None  # "15 of the 19 Sept. 11 hijackers": the month has its day after it
    if (phrase.month, day) == (9, 11) and after in _ATTACKS:
        return around(date(2001, 9, 11), "day")
    if phrase.published is None:
        return UNKNOWN
    years = range(phrase.published.year - 1, phrase.published.year + 2)
    options = [found for year in years if (found := _valid_day(year, phrase.month, day))]
    if weekday:
        number = next(number for name, number in _VALUES["weekday"].items() if name.startswith(weekday))
        options = [found for found in options if found.start and found.start.isoweekday() == number]
    if not options:
        return UNKNOWN if day <= 29 or weekday else None
    return _choose(options, phrase.published, phrase.tense)


_COMPANY = ("in", "of", "lead", "early", "late", "mid", "from", "to", "through", "between", "before", "after", "last",
            "this", "next", "past", "previous", "following", "earlier", "later", "within", "hyphen")  # fmt: skip


_CUT_SHORT = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))


def _month(phrase: Phrase, which: str | None = None) -> Stretch | None:
    """A month by name; `which` says what "last" and the like make of it, when that is not the phrase's own."""
    which = phrase.which if which is None else which
    if phrase.year:
        return months(f"{phrase.year:04}-{phrase.month:02}", phrase.year, phrase.month, 1)
    if phrase.get("shymonth") and not which and not phrase.get("of") and not phrase.before(*_COMPANY):
        return None
    if which == "that" and phrase.get("shymonth") in _CUT_SHORT:
        return None  # "said that Jan had left"
    published = phrase.published
    if published is None:
        return UNKNOWN
    options = [around(date(year, phrase.month, 1), "month") for year in range(published.year - 1, published.year + 2)]
    if which == "this":
        return options[1]
    return _named(options, phrase, published, which=which)


def _named(options: Sequence[Stretch], phrase: Phrase, published: date, *, which: str) -> Stretch:
    """A month, season or weekday of which `options` are the possible ones, in time order."""
    match which:
        case "last" | "past":
            return _choose([o for o in options if o.end and o.end < published], published, "past")
        case "next":
            return _choose([o for o in options if o.start and o.start > published], published, "future")
        case "previous" | "following" | "that":
            return _relative_name(options, phrase)
    return _choose(options, published, phrase.tense or "past")


def _relative_name(options: Sequence[Stretch], phrase: Phrase) -> Stretch:
    """As in "The following Tuesday", seen from the last day before it in the text."""
    anchor = phrase.anchor
    if not anchor or not anchor.start or not anchor.end:
        return UNKNOWN
    if phrase.which == "following":
        return next((o for o in options if o.start and o.start > anchor.end), UNKNOWN)
    return next((o for o in reversed(options) if o.end and o.end < anchor.start), UNKNOWN)


def _year(phrase: Phrase) -> Stretch | None:
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
    if phrase.before("in", "lead", "mid", "early", "late") and words.word(index - 1) not in ("than", "over", "about"):
        return around(date(phrase.year, 1, 1), "year")
    near = [words.word(i) for i in range(index + 1, min(index + 3, len(words)))]
    if phrase.year < 1800 or _AMOUNT_NOUNS.intersection(near) or words.word(max(0, index - 1)) in _AMOUNT_BEFORE:
        return None
    return around(date(phrase.year, 1, 1), "year")


def _fiscal_year(phrase: Phrase) -> Stretch:
    """Its days differ from country to country and firm to firm, so only its name is told."""
    short = phrase.get("day")
    year = phrase.year or (2000 + int(short) if short else 0)
    if not year and phrase.published and phrase.which in ("last", "this", "next", "past"):
        year = phrase.published.year + {"last": -1, "past": -1, "this": 0, "next": 1}[phrase.which]
    return Stretch(f"FY{year:04}" if year else None)


def _quarter_of(phrase: Phrase) -> Stretch | None:
    number = phrase.nth or int(phrase.get("day") or 0)
    if phrase.get("fiscal"):
        return UNKNOWN
    if not number:
        return _unit(phrase)
    if not 1 <= number <= 4:
        return None
    return _part_of_year(phrase, [quarter(year, number) for year in _years(phrase)])


def _years(phrase: Phrase) -> range:
    """The years a part of a year may belong to."""
    if phrase.year:
        return range(phrase.year, phrase.year + 1)
    if phrase.published is None:
        return range(0)
    year = phrase.published.year
    if phrase.unit == "year":
        by = {"last": -1, "past": -1, "next": 1}.get(phrase.which, 0)
        return range(year + by, year + by + 1)
    return range(year - 2, year + 3)


def _part_of_year(phrase: Phrase, options: Sequence[Stretch]) -> Stretch:
    if len(options) == 1:
        return options[0]
    if not options or phrase.published is None:
        return UNKNOWN
    return _named(options, phrase, phrase.published, which=phrase.which)


def _half(phrase: Phrase) -> Stretch | None:
    if phrase.nth not in (1, 2):
        return None
    number, years = phrase.nth, _years(phrase)
    return _part_of_year(phrase, [months(f"{year:04}-H{number}", year, 6 * number - 5, 6) for year in years])


def _season_of(phrase: Phrase) -> Stretch | None:
    if phrase.get("shyseason") and phrase.before("to", "modal"):
        return None  # "expected to fall", "would fall next year": the verb
    if not (phrase.which or phrase.year or phrase.before(*_COMPANY) or (phrase.get("season") and phrase.before("the"))):
        return None
    after = phrase.words.text[phrase.words.ends[phrase.last - 1] :][:2]
    if not phrase.year and after[:1] == " " and after[1:].isupper():  # "the Winter Olympics"
        return None
    season = _VALUES["season"][phrase.get("season", "shyseason")]
    return _part_of_year(phrase, [season_of(year, season) for year in _years(phrase)])


def _weekday(phrase: Phrase) -> Stretch:
    published = phrase.published
    if published is None:
        return UNKNOWN
    number = next(n for name, n in _VALUES["weekday"].items() if name.startswith(phrase.get("weekday", "shortday")[:3]))
    first = published - timedelta(days=(published.isoweekday() - number) % 7)
    origin = phrase.anchor.start if phrase.which in ("previous", "following") and phrase.anchor else None
    if origin:
        first = origin - timedelta(days=(origin.isoweekday() - number) % 7)
    options = [around(first + timedelta(days=7 * week), "day") for week in range(-2, 4)]
    if phrase.which == "next":
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7)
        return _with_part(phrase, around(monday + timedelta(days=number - 1), "day"))
    if phrase.which == "this":
        return _with_part(phrase, around(published + timedelta(days=number - published.isoweekday()), "day"))
    return _with_part(phrase, _named(options, phrase, published, which=phrase.which))


def _with_part(phrase: Phrase, day: Stretch) -> Stretch:
    """The day, with the part of it that the phrase names."""
    part = _VALUES["part"].get(phrase.get("part", "noon"))
    return day._replace(value=f"{day.value}{part}") if part and day.value else day


def _today(phrase: Phrase) -> Stretch | None:
    word = phrase.get("today")
    words, first = phrase.words, phrase.first
    if words.is_a(first - 1, "word") and words.is_capital(first) and words.is_capital(first - 1):
        return None  # "USA Today"
    if phrase.published is None:
        return UNKNOWN
    if word == "overnight":
        return UNKNOWN
    by = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    day = around(phrase.published + timedelta(days=by), "day")
    return day._replace(value=f"{day.value}TNI") if word == "tonight" else _with_part(phrase, day)


def _part_of_day(phrase: Phrase) -> Stretch:
    """As in "This morning", "last night", "that evening"."""
    if phrase.which in ("that", "following", "next", "previous"):
        by = {"following": 1, "next": 1, "previous": -1}.get(phrase.which, 0)
        day = _from_anchor(phrase, "day", by)
    elif phrase.published:
        day = around(phrase.published - timedelta(days=phrase.which == "last"), "day")
    else:
        return UNKNOWN
    return _with_part(phrase, day)


def _from_anchor(phrase: Phrase, unit: str, by: int) -> Stretch:
    """`by` units from the last dated expression before; a day needs a day to be counted from."""
    anchor = phrase.anchor
    if not anchor or not anchor.start or (unit == "day" and anchor.start != anchor.end):
        return UNKNOWN
    return around(shifted(anchor.start, unit, by), unit)


def _unit(phrase: Phrase) -> Stretch | None:
    """As in "Last week", "this year", "the following month", "that day", "later in the week", "the end of the year"."""
    unit, which, published = phrase.unit, phrase.which, phrase.published
    if _is_title(phrase):
        return None
    if unit in ("hour", "minute", "second", "fortnight"):
        return None
    if which in ("previous", "following", "that") or (which == "next" and unit == "day"):
        return _from_anchor(phrase, unit, {"previous": -1, "that": 0}.get(which, 1))
    if not which and unit == "weekend" and published:
        return _weekend(phrase, published)
    if not which and not (
        phrase.get("earlier", "later", "start", "middle", "end") or _edge(phrase.words, phrase.first)
    ):
        return None
    if which and (phrase.get("the") or which == "past"):
        return _counted(phrase)
    if published is None:
        return UNKNOWN
    if unit == "weekend":
        return _weekend(phrase, published)
    if unit == "day" and which != "this":
        return None
    if unit == "week" and which == "last" and published.isoweekday() == 7:
        return around(published, "week")  # on a Sunday, the week that ends
    return around(shifted(published, unit, {"last": -1, "next": 1}.get(which, 0)), unit)


def _is_title(phrase: Phrase) -> bool:
    """Whether capitals make it a name: "This Week"."""
    words, last = phrase.words, phrase.last - 1
    return words.is_a(last - 1, "this") and words.is_capital(last) and words.is_capital(last - 1)


def _edge(words: Words, first: int) -> bool:
    """Whether "start of", "middle of" or "end of" stands before the token `first`."""
    return words.is_a(first - 1, "of") and words.is_a(first - 2, "start", "middle", "end")


def _weekend(phrase: Phrase, published: date) -> Stretch:
    """The weekend behind or ahead; on a Saturday or Sunday "this" one is the present one."""
    inside = published.isoweekday() >= 6
    ahead = phrase.which == "next" or (phrase.which != "last" and (inside or phrase.tense == "future"))
    by = 0 if ahead else -1
    if phrase.which == "next" and inside:
        by = 1
    return around(published + timedelta(days=7 * by), "weekend")


def _counted(phrase: Phrase) -> Stretch | None:
    """As in "The past two weeks", "the next 30 days": a duration that ends or begins at the publication."""
    which, unit, count, published = phrase.which, phrase.unit, phrase.count, phrase.published
    value = period(unit, count)
    if which in ("previous", "following", "that") or published is None or count is None:
        return Stretch(value)
    back = which in ("last", "past")
    if unit in ("hour", "minute", "second"):
        days = int(count // 24) if unit == "hour" else 0
        other = published + timedelta(days=-days if back else days)
    else:
        other = shifted(published, unit, -int(count) if back else int(count))
    return Stretch(value, min(other, published), max(other, published))


def _steps(phrase: Phrase, sign: int, origin: date | None) -> Stretch:
    unit, count = phrase.unit, phrase.count
    if count is None:
        return Stretch("PAST_REF" if sign < 0 else "FUTURE_REF")
    if origin is None:
        return UNKNOWN
    if unit in ("hour", "minute", "second"):
        days = count / 24 if unit == "hour" else 0
        return around(origin + timedelta(days=sign * int(days)), "day") if days == int(days) and days else UNKNOWN
    return around(shifted(origin, unit, sign * int(count)), "week" if unit == "fortnight" else unit)


def _ago(phrase: Phrase) -> Stretch | None:
    return _steps(phrase, -1, phrase.published)


def _from_now(phrase: Phrase) -> Stretch | None:
    return _steps(phrase, 1, phrase.published)


def _apart(phrase: Phrase) -> Stretch | None:
    """As in "Two days earlier", "a year later": from the last day before it in the text."""
    if phrase.count is None:
        return UNKNOWN
    back = bool(phrase.get("earlier", "before"))
    if phrase.unit in ("hour", "minute", "second", "fortnight"):
        return UNKNOWN
    return _from_anchor(phrase, phrase.unit, -int(phrase.count) if back else int(phrase.count))


def _duration(phrase: Phrase) -> Stretch | None:
    """As in "Two days", "a five-year plan"; after "in" or "within" and a verb that points ahead, a time from now."""
    if phrase.words.is_a(phrase.last, "hyphen", "old") and (
        phrase.words.is_a(phrase.last, "old") or phrase.words.is_a(phrase.last + 1, "old")
    ):
        return None
    if phrase.words.word(phrase.first) == "recent":
        return Stretch("PAST_REF")
    value = period(phrase.unit, phrase.count)
    published, count = phrase.published, phrase.count
    clock = phrase.unit in ("hour", "minute", "second")
    if not published or not count or clock:
        return Stretch(value)
    if phrase.before("in") and phrase.tense == "future" and not _superlative(phrase):
        return _steps(phrase, 1, published)
    if phrase.before("within") and phrase.tense != "past":
        return Stretch(value, published, shifted(published, phrase.unit, int(count)))
    return Stretch(value)


def _superlative(phrase: Phrase) -> bool:
    """Whether a superlative stands shortly before, as in "would be the worst accident in three decades"."""
    before = [phrase.words.word(i) for i in range(max(0, phrase.first - _SUPERLATIVE_REACH), phrase.first)]
    return any(word in _SUPERLATIVES or (word.endswith("est") and len(word) > 5) for word in before)


def _one_unit(phrase: Phrase) -> Stretch | None:
    """As in "A year", "one week" as a length or a rate; a bare "one day" is no time."""
    if phrase.get("one") and phrase.unit == "day" and not phrase.before("in", "within", "lead", "after"):
        return None
    return _duration(phrase)


def _vague_units(phrase: Phrase) -> Stretch | None:
    """As in "The last few weeks", "the coming months", "these years"."""
    ahead = phrase.which == "next"
    if phrase.which in ("previous", "following", "that"):
        return UNKNOWN
    return Stretch("FUTURE_REF" if ahead else "PAST_REF") if phrase.which != "this" else Stretch("PRESENT_REF")


def _clock(phrase: Phrase) -> Stretch | None:
    """A time of day by itself; `_join` gives it its day."""
    noon = phrase.get("noon")
    if noon:
        return Stretch(_VALUES["part"][noon])
    hour, _, minute = (phrase.get("clock") or phrase.get("day")).replace(".", ":").partition(":")
    hours, minutes = int(hour), int(minute or 0)
    half = phrase.get("meridiem")[:1]
    if half and not 1 <= hours <= 12:
        return None
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    return Stretch(f"T{hours:02}:{minutes:02}") if hours <= 24 and minutes < 60 else None


def _decade(phrase: Phrase) -> Stretch | None:
    word = phrase.get("decade")
    if word:
        digits = "".join(char for char in word if char.isdigit())
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        year = 10 * int(_VALUES["decadeword"][phrase.get("decadeword")])
    return around(date(year, 1, 1), "decade")


def _century(phrase: Phrase) -> Stretch | None:
    if phrase.unit != "century" or not 2 <= phrase.nth <= 99:
        return None
    return around(date(100 * (phrase.nth - 1), 1, 1), "century")


def _weeks_of_month(phrase: Phrase) -> Stretch | None:
    """As in "The first week of June", "the last days of May": told to the half of the month."""
    month = _month(phrase, which="")
    if not month or not month.start or not month.end:
        return month
    nth = phrase.nth
    first = 7 * (nth - 1) if nth else (month.end - month.start).days - 6
    if phrase.unit not in ("week", "day") or (phrase.unit == "day" and nth) or first > 27:
        return Stretch(month.value)
    start = month.start + timedelta(days=first)
    return Stretch(month.value, start, min(start + timedelta(days=6), month.end))


def _set(phrase: Phrase) -> Stretch | None:
    """As in "Every day", "twice a week", "on Mondays", "annually"."""
    weekday = phrase.get("weekday", "weekdays").removesuffix("s")
    if weekday in _VALUES["weekday"]:
        return Stretch(f"XXXX-WXX-{_VALUES['weekday'][weekday]}")
    if weekday:
        return Stretch("P1D")
    if phrase.get("daily"):
        return Stretch(_VALUES["daily"][phrase.get("daily")])
    if phrase.get("part"):
        return Stretch(f"XXXX-XX-XX{_VALUES['part'][phrase.get('part')]}")
    if phrase.get("season"):
        return Stretch(f"XXXX-{_VALUES['season'][phrase.get('season')]}")
    if phrase.get("times"):
        return Stretch(period(phrase.unit, 1))
    return Stretch(period(phrase.unit, 2 if phrase.get("ordinal") == "second" else phrase.count))


def _vague(phrase: Phrase) -> Stretch | None:
    if phrase.get("past"):
        return Stretch("PAST_REF") if phrase.words.is_a(phrase.last, "stop", "dot", "comma", "quote") else None
    for name, value in (
        ("now", "PRESENT_REF"),
        ("lately", "PAST_REF"),
        ("soon", "FUTURE_REF"),
        ("future", "FUTURE_REF"),
    ):
        if phrase.get(name):
            return Stretch(value)
    return None


def _days_of_month(phrase: Phrase) -> Stretch | None:
    """As in "September 3-4", "5 to 7 June"."""
    numbers = [int(phrase.words.word(i)) for i in range(phrase.first, phrase.last) if phrase.words.is_a(i, "day")]
    start = _day_of_month(phrase)
    if start is None or not start.start or numbers[1] <= numbers[0]:
        return start
    end = _valid_day(start.start.year, start.start.month, numbers[1])
    return end and Stretch(f"{start.value}/{end.value}", start.start, end.end)


def _years_apart(phrase: Phrase) -> Stretch | None:
    """As in "2006-2008", "2012-13"."""
    first, other = phrase.year, phrase.words.word(phrase.last - 1)
    second = int(other) if len(other) == 4 else first // 100 * 100 + int(other)
    if second <= first:
        return None
    return Stretch(f"{first}/{second}", date(first, 1, 1), date(second, 12, 31))


_WHICH = "(the? (last|this? past|previous|this|next|following|that))"
_DAY = "(weekday|shortday dot?)"
_MONTH = "(month|shymonth)"
_UNITS = "(unit|units|quarter)"
_COUNT = "(a? few of?|a|one|count|day|number)"

GRAMMAR: tuple[tuple[str, Callable[[Phrase], Stretch | None]], ...] = (
    ("iso", _iso),
    ("slashed", _slashed),
    (f"({_DAY} comma?)? the? (day|nth|ordinal) of? {_MONTH} dot? (comma? year)?", _day_of_month),
    (f"({_DAY} comma?)? {_MONTH} dot? the? (day|nth) (comma? year)?", _day_of_month),
    (f"{_MONTH} dot? day (hyphen|to|and|through) day (comma? year)?", _days_of_month),
    (f"day (hyphen|to|and) day of? {_MONTH} (comma? year)?", _days_of_month),
    (f"{_MONTH} dot? (comma|of)? year", _month),
    (f"{_WHICH}? {_MONTH}", _month),
    (f"the? (ordinal|last) few? {_UNITS} of {_WHICH}? {_MONTH} year?", _weeks_of_month),
    ("year", _year),
    ("year hyphen (year|day)", _years_apart),
    ("fiscal unit? (year|day)", _fiscal_year),
    ("fy hyphen? (year|day)", _fiscal_year),
    (f"({_WHICH}|year|the) fiscal unit", _fiscal_year),
    (f"(the? ordinal|{_WHICH}) fiscal? quarter (of? (the|{_WHICH})? fiscal? (unit|year))?", _quarter_of),
    ("q day (of? year)?", _quarter_of),
    (f"the? ordinal half of? (year|(the|{_WHICH}) unit)", _half),
    (f"{_WHICH}? (season|shyseason) (of? (year|{_WHICH} unit))?", _season_of),
    (f"{_WHICH}? weekday part?", _weekday),
    ("shortday dot part?", _weekday),
    ("today part?", _today),
    (f"{_WHICH} part", _part_of_day),
    (f"{_WHICH} unit", _unit),
    ("(earlier|later) in (the|this) unit", _unit),
    ("the unit", _unit),
    ("unit hyphen? end", _unit),
    (f"{_WHICH} {_COUNT} hyphen? {_UNITS}", _counted),
    (f"{_WHICH} few? units", _vague_units),
    (f"(a? few of?|a|one|count (and a half)?|day|number) {_UNITS} (ago|back)", _ago),
    ("units ago", lambda _: Stretch("PAST_REF")),
    (f"{_COUNT} {_UNITS} from now", _from_now),
    (f"(a? few of?|a|one|count (and a half)?|day|number) {_UNITS} (earlier|later|before)", _apart),
    (f"(count (and a half)?|day|number|a? few of?) hyphen? {_UNITS}", _duration),
    ("(a|one) hyphen? unit", _one_unit),
    ("(clock|day) meridiem zone?", _clock),
    ("clock zone?", _clock),
    ("noon", _clock),
    ("decade", _decade),
    ("the decadeword", _decade),
    ("the? (nth|ordinal) hyphen? unit", _century),
    ("every (count|day|ordinal|one)? (unit|units|weekday|part|season)", _set),
    ("(times|count times) (a|every) unit", _set),
    ("weekdays", _set),
    ("daily", _set),
    ("now|lately|soon", _vague),
    ("the (past|future)", _vague),
)
