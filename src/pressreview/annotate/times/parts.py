"""Parts of years, months and weeks: quarters, halves, seasons, "the last day of this month"."""

from collections.abc import Sequence
from datetime import date, timedelta

from pressreview.annotate.times.dates import COMPANY, day_of_month, month, unit_year
from pressreview.annotate.times.phrases import VALUES, Phrase, amount, named
from pressreview.annotate.times.relative import unit
from pressreview.annotate.times.stretches import UNKNOWN, Stretch, around, months, quarter, season_of, shifted

_SEASONS_BACK = 100
"""Seasons ago that are told by their year."""
_MOST_OF = {"quarter": 4, "month": 12, "week": 52, "day": 365}
"""How many of a unit a year has."""


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
    part, whole = _at_of(phrase)
    most = _MOST_OF.get(part.unit, 0)
    last = part.get("last") or part.get("ordinal") == "final"
    if not most or not (last or 1 <= part.nth <= most):
        return None
    nth = 0 if last else part.nth
    if whole.unit not in ("", "year"):
        return _part_of_unit(whole, part.unit, nth)
    if part.words.is_a(part.last - 1, "units"):
        return _ends_of_year(whole, part.unit, last=bool(last))
    if not whole.year and not whole.which and phrase.published:
        years = (phrase.published.year - 1, phrase.published.year)
        return named([_nth_of_year(year, part.unit, nth) for year in years], phrase, phrase.published, which="")
    year = whole.year or unit_year(phrase, whole.which)
    return _nth_of_year(year, part.unit, nth) if year else UNKNOWN


def _at_of(phrase: Phrase) -> tuple[Phrase, Phrase]:
    """The part and the whole: what stands before and after the first "of" of a phrase."""
    words = phrase.words
    of = next(i for i in range(phrase.first, phrase.last) if words.is_a(i, "of"))
    return Phrase(words, phrase.first, of, phrase.scene), Phrase(words, of + 1, phrase.last, phrase.scene)


def some_of_year(phrase: Phrase) -> Stretch | None:
    """As in "The first three months of 2015", "the last two weeks of the year"."""
    part, whole = _at_of(phrase)
    last = bool(part.get("last") or part.get("ordinal") == "final")
    count = int(amount(part.words, part.last - 2, part.last - 1) or 0)
    if whole.unit not in ("", "year") or not (last or part.nth == 1) or not 1 < count < _MOST_OF.get(part.unit, 0):
        return None
    if not whole.year and not whole.which and phrase.published:
        this = _some_of_year(phrase.published.year, part.unit, count, last=last)
        over = this.end is not None and this.end - _TO_THE_DAY <= phrase.published
        earlier = not over and phrase.tense != "future"
        return _some_of_year(phrase.published.year - 1, part.unit, count, last=last) if earlier else this
    year = whole.year or unit_year(phrase, whole.which)
    return _some_of_year(year, part.unit, count, last=last) if year else UNKNOWN


_TO_THE_DAY = timedelta(days=7)
"""Before its end "the first six months of the year" may be told as over."""


def _some_of_year(year: int, name: str, count: int, *, last: bool) -> Stretch:
    """The first or the last `count` quarters, months, weeks or days of a year."""
    unit_name, length = ("month", 3 * count) if name == "quarter" else (name, count)
    start, end = date(year, 1, 1), date(year, 12, 31)
    if last:
        start = shifted(end + timedelta(days=1), unit_name, -length)
    else:
        end = shifted(start, unit_name, length) - timedelta(days=1)
    grain = 7 if unit_name == "month" else 10
    return Stretch(f"{start.isoformat()[:grain]}/{end.isoformat()[:grain]}", start, end)


def _part_of_unit(whole: Phrase, name: str, nth: int) -> Stretch:
    """As in "the last day of this month", "the third week of next month"; `nth` is 0 for the last."""
    told = unit(whole) if whole.which else None
    if not told or not told.start or not told.end:
        return UNKNOWN
    if name == "week" and whole.unit == "month":
        return _week_of(told, nth)
    if name != "day":
        return told
    day = told.start + timedelta(days=nth - 1) if nth else told.end
    return around(day, "day") if day <= told.end else UNKNOWN


def _week_of(month: Stretch, nth: int) -> Stretch:
    """The month with the days of its `nth` week, counted from its first day; 0 for its last seven days."""
    if not month.start or not month.end:
        return month
    start = month.start + timedelta(days=7 * (nth - 1)) if nth else month.end - timedelta(days=6)
    return month._replace(start=start, end=min(start + timedelta(days=6), month.end)) if start <= month.end else month


_MANY_OF = {"day": 7, "week": 30, "month": 120}
"""Days at an end of a year that its "first days", "last weeks" and "opening months" are."""


def _ends_of_year(whole: Phrase, name: str, *, last: bool) -> Stretch:
    """As in "the final days of 2009": the year, and its days at that end."""
    year = whole.year or unit_year(whole, whole.which)
    length = _MANY_OF.get(name)
    if not year or not length:
        return UNKNOWN
    told = around(date(year, 1, 1), "year")
    first, final = date(year, 1, 1), date(year, 12, 31)
    if last:
        return told._replace(start=final - timedelta(days=length - 1))
    return told._replace(end=first + timedelta(days=length - 1))


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
    if not (phrase.which or phrase.year or phrase.before(*COMPANY) or the):
        return None
    after = phrase.words.text[phrase.words.ends[phrase.last - 1] :][:2]
    if not phrase.year and after[:1] == " " and after[1:].isupper():  # "the Winter Olympics"
        return None
    name = VALUES["season"][phrase.get("season", "shyseason")]
    return _part_of_year(phrase, [season_of(year, name) for year in _years(phrase)])


def seasons_ago(phrase: Phrase) -> Stretch | None:
    """As in "Two summers ago": the last but one of those that are over."""
    count, published = phrase.count, phrase.published
    if published is None or count is None or not 1 <= count <= _SEASONS_BACK or count != int(count):
        return UNKNOWN
    name = VALUES["season"][phrase.get("season", "seasons")]
    years = range(published.year, max(0, published.year - 3), -1)
    latest = next((year for year in years if _is_over(season_of(year, name), published)), 0)
    return season_of(latest - int(count) + 1, name) if latest >= count else UNKNOWN


def _is_over(stretch: Stretch, day: date) -> bool:
    return stretch.end is not None and stretch.end < day


def _in_the(phrase: Phrase) -> bool:
    """Whether "the fall" is a season: "in the fall", not "in the fall of Rome"."""
    during = phrase.words.word(phrase.first - 2) if phrase.first > 1 else ""
    return during in ("in", "by", "during", "until", "since") and not phrase.words.is_a(phrase.last, "of", "word")


def part_of_month(phrase: Phrase) -> Stretch | None:
    """As in "The first week of June", "the last days of May": told to the week of the month."""
    whole = month(phrase, which="")
    if not whole or not whole.start or not whole.end:
        return whole
    nth = phrase.nth
    if phrase.unit not in ("week", "day") or (phrase.unit == "day" and nth) or nth > 4:
        return Stretch(whole.value)
    return _week_of(whole, nth)


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
