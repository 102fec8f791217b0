"""What is counted from the publication or from the last day told: "last week", "a year ago", "two days later"."""

from datetime import date, timedelta

from pressreview.annotate.times.clauses import Words
from pressreview.annotate.times.lengths import period_of, superlative
from pressreview.annotate.times.phrases import GOES_ON, VALUES, Phrase, amount, singular
from pressreview.annotate.times.stretches import UNKNOWN, Stretch, around, period, quarter, shifted

_CLOCK = ("hour", "minute", "second")
_FIXED = ("stop", "dot", "comma", "quote", "dash", "paren", "colon", "in", "and")
"""Marks and words after which "the day before" leans on no event: "the day before the vote" does."""


def from_anchor(phrase: Phrase, unit: str, by: float) -> Stretch:
    """`by` units from the last dated expression before; a day needs a day to be counted from.

    What would lie after the publication is unknown where no verb points ahead: it was another day that was meant.
    """
    anchor = phrase.anchor
    if not anchor or not anchor.start or (unit == "day" and anchor.start != anchor.end):
        return UNKNOWN
    found = _moved(anchor.start, unit, by)
    after = by > 0 and phrase.published and found.start and found.start > phrase.published
    return UNKNOWN if after and phrase.tense != "future" else found


def _moved(day: date, unit: str, by: float) -> Stretch:
    """The calendar unit `by` units from `day`: a year for decades and centuries, which are counted in years."""
    if by != int(by):
        smaller, times = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}.get(unit, ("day", 0))
        if unit in ("month", "week", "fortnight"):
            times = {"month": 30, "week": 7, "fortnight": 14}[unit]
        return around(shifted(day, smaller, round(by * times)), unit if unit not in ("decade", "century") else "year")
    grain = {"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)
    return around(shifted(day, unit, int(by)), unit if not by else grain)


def unit(phrase: Phrase) -> Stretch | None:
    """As in "Last week", "this year", "the following month", "that day", "later in the week", "the end of the year"."""
    name, which, published = phrase.unit, phrase.which, phrase.published
    if _is_title(phrase) or phrase.is_clause:
        return None
    if name in ("hour", "minute", "second", "fortnight"):
        return None
    if which in ("previous", "following", "that") or (which == "next" and name == "day"):
        if which == "previous" and published and not phrase.anchor and name in ("month", "quarter", "year"):
            return around(shifted(published, name, -1), name)  # "from the previous quarter", and no other told
        by = {"previous": -1, "that": 0}.get(which, 1)
        found = from_anchor(phrase, name, by)
        return around(found.start, name) if found.start else found
    if not which and name == "weekend" and published:
        return _weekend(phrase, published)
    if not which and not (
        phrase.get("earlier", "later", "start", "middle", "end") or _edge(phrase.words, phrase.first)
    ):
        return None
    if not which and name == "day":
        return from_anchor(phrase, "day", 0) if phrase.get("earlier", "later") else None
    if published and name == "weekend":
        return _weekend(phrase, published)
    if which and (phrase.get("the") or which == "past") and name != "quarter":
        return counted(phrase)
    if published is None:
        return UNKNOWN
    if name == "day" and which != "this":
        return None
    if name == "week" and which == "last" and published.isoweekday() == 7:
        return around(published, "week")  # on a Sunday, the week that ends
    return around(shifted(published, name, {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)), name)


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
    tense = phrase.tense or ("future" if phrase.which == "this" else "past")
    ahead = phrase.which in ("next", "coming") or (
        phrase.which not in ("last", "past") and (inside or tense == "future")
    )
    by = 0 if ahead else -1
    if phrase.which == "next" and inside:
        by = 1
    return around(published + timedelta(days=7 * by), "weekend")


def counted(phrase: Phrase) -> Stretch | None:
    """As in "The past two weeks", "the next 30 days": a duration that ends or begins at the publication."""
    if phrase.is_clause or phrase.lasts:
        return None
    which, name, count, published = phrase.which, phrase.unit, phrase.count, phrase.published
    value = period_of(phrase)
    if which in ("previous", "following", "that", "these") or published is None or count is None:
        return Stretch(value)
    back = which in ("last", "past")
    if name in _CLOCK:
        days = int(count // 24) if name == "hour" else 0
        other = published + timedelta(days=-days if back else days)
    else:
        other = _shifted_by(published, name, -count if back else count) + timedelta(days=int(back))
        other = min(other, published) if back else other
    return Stretch(value, min(other, published), max(other, published))


def _shifted_by(day: date, name: str, by: float) -> date:
    if by != int(by) and name == "year":
        return shifted(day, "month", round(12 * by))
    return shifted(day, name, int(by))


def steps(phrase: Phrase, sign: int, origin: date | None) -> Stretch:
    """So many units before or after `origin`."""
    name, count = phrase.unit, phrase.count
    if phrase.get("quarter") and phrase.get("unit"):
        name, count = singular(phrase.get("unit")), 0.25  # "a quarter of a century ago"
    if count is None:
        return Stretch("PAST_REF" if sign < 0 else "FUTURE_REF")
    if origin is None:
        return UNKNOWN
    if name in _CLOCK:
        days = count / 24 if name == "hour" else 0
        return around(origin + timedelta(days=sign * int(days)), "day") if days == int(days) and days else UNKNOWN
    try:
        return _moved(origin, name, sign * count)
    except (ValueError, OverflowError):  # before or after all years that a calendar has
        return Stretch("PAST_REF" if sign < 0 else "FUTURE_REF")


def ago(phrase: Phrase) -> Stretch | None:
    """As in "Two years ago", "a week ago today"."""
    if phrase.is_clause:
        return None
    return steps(phrase, -1, phrase.published)


def long_ago(phrase: Phrase) -> Stretch | None:
    """As in "Long ago"."""
    return Stretch("PAST_REF") if phrase.get("more") == "long" else None


def ago_on(phrase: Phrase) -> Stretch | None:
    """As in "A year ago today", "10 years ago this month": the same day or month then."""
    count, published, words = phrase.count, phrase.published, phrase.words
    if published is None or count is None or count != int(count):
        return UNKNOWN
    units = [i for i in range(phrase.first, phrase.last) if words.is_a(i, "unit", "units")]
    then = shifted(published, singular(words.word(units[0])), -int(count))
    if phrase.get("today"):
        by = {"yesterday": -1, "tomorrow": 1}.get(phrase.get("today"), 0)
        return around(then + timedelta(days=by), "day") if phrase.get("today") in _DAYS else None
    return around(then, words.word(units[-1])) if words.word(units[-1]) in ("week", "month", "day") else None


_DAYS = ("today", "yesterday", "tomorrow")


def this_time(phrase: Phrase) -> Stretch | None:
    """As in "This time last year": the month then."""
    if phrase.get("unit") != "year" or phrase.published is None:
        return None
    by = -1 if phrase.get("last") else 1
    return around(shifted(phrase.published, "year", by), "month")


def from_now(phrase: Phrase) -> Stretch | None:
    """As in "Two weeks from now"."""
    return steps(phrase, 1, phrase.published)


def weeks_from(phrase: Phrase) -> Stretch | None:
    """As in "In two weeks' time", where "in" makes it a day to come."""
    return steps(phrase, 1, phrase.published) if phrase.before("in") else Stretch(period_of(phrase))


def apart(phrase: Phrase) -> Stretch | None:
    """As in "Two days earlier", "a year later": from the last day before it in the text, in the same grain.

    "A year earlier" with no day before it is seen from the publication: "Sales rose from a year earlier".
    """
    if phrase.is_clause or (phrase.get("before") and not _ends_there(phrase)):
        return None
    count, name, anchor = phrase.count, phrase.unit, phrase.anchor
    if count is None:
        return UNKNOWN
    by = -count if phrase.get("earlier", "before") else count
    if name in (*_CLOCK, "fortnight"):
        return UNKNOWN
    if not anchor or not anchor.start or not anchor.end:
        return steps(phrase, -1, phrase.published) if phrase.get("earlier") and name == "year" else UNKNOWN
    if name == "year" and count == 1:
        days = (anchor.end - anchor.start).days
        moved = shifted(anchor.start, "year", int(by))
        if 85 < days < 93:
            return quarter(moved.year, (moved.month - 1) // 3 + 1)
        if 27 <= days < 31:
            return around(moved, "month")
    return from_anchor(phrase, name, by)


def _ends_there(phrase: Phrase) -> bool:
    """Whether no event follows that "before" or "after" would lean on."""
    return phrase.last == len(phrase.words) or phrase.words.is_a(phrase.last, *_FIXED)


def beside(phrase: Phrase) -> Stretch | None:
    """As in "The day before.", "the night after,": beside the last day told, where no event follows."""
    by = -1 if phrase.get("before") else 1
    if not _ends_there(phrase):
        return None
    name = phrase.unit
    if name == "year" and by < 0 and not phrase.anchor:
        return steps(phrase, -1, phrase.published)
    found = from_anchor(phrase, name or "day", by)
    part = VALUES["part"].get(phrase.get("part"))
    return found._replace(value=f"{found.value}{part}") if part and found.value else found


def year_earlier(phrase: Phrase) -> Stretch | None:
    """As in "The year-earlier period", "the year-ago quarter"."""
    return steps(phrase, -1, phrase.published) if phrase.unit == "year" else None


def vague_units(phrase: Phrase) -> Stretch | None:
    """As in "The coming months", "the weeks ahead", "the last few weeks", "these days"."""
    if phrase.is_clause:
        return None
    which = phrase.which
    if which in ("previous", "following", "that"):
        return UNKNOWN
    if which in ("next", "coming") or phrase.get("to_come", "to"):
        return Stretch("FUTURE_REF")
    return Stretch("PRESENT_REF" if which in ("this", "these") else "PAST_REF")


def to_come(phrase: Phrase) -> Stretch | None:
    """As in "The weeks ahead", "the years to come"."""
    ahead = phrase.get("to_come") or phrase.words.word(phrase.last - 1) == "come"
    return Stretch("FUTURE_REF") if ahead else None


def vague(phrase: Phrase) -> Stretch | None:
    """As in "Now", "recently", "in the near future", "at the moment", "to date"."""
    words = phrase.words
    if words.is_title(phrase.last - 1):
        return None  # "the Liberty Now committee"
    leans = words.is_a(phrase.last, "after", "before") or phrase.word_before == "as"
    if phrase.get("soon", "lately") and leans:
        return None  # "shortly after the vote", "as soon as he came"
    if phrase.get("past"):
        ends = words.is_a(phrase.last, "stop", "dot", "comma", "quote") or phrase.get("near", "recent")
        return Stretch("PAST_REF") if ends or phrase.last == len(words) else None
    if phrase.get("moment", "time", "date", "present") and not _at_present(phrase):
        return None
    for name, value in (
        ("now", "PRESENT_REF"),
        ("moment", "PRESENT_REF"),
        ("present", "PRESENT_REF"),
        ("time", "PRESENT_REF"),
        ("date", "PRESENT_REF"),
        ("lately", "PAST_REF"),
        ("soon", "FUTURE_REF"),
        ("future", "FUTURE_REF"),
    ):
        if phrase.get(name):
            return Stretch(value)
    return None


def _at_present(phrase: Phrase) -> bool:
    """Whether "the moment", "this time", "present" and "to date" mean the present: "at the moment", "at present"."""
    goes_on = phrase.words.is_a(phrase.last, "of", "last", "that", "word", "next")
    if phrase.get("date"):
        return phrase.word_before != "up" and not phrase.words.is_a(phrase.last, "from", "word")
    if phrase.get("present"):
        return phrase.word_before == "at" and (
            phrase.word_after in GOES_ON or not phrase.words.is_a(phrase.last, "word")
        )
    if phrase.get("moment"):
        return phrase.word_before in ("at", "for") and not phrase.words.is_a(phrase.last, "word", "of", "that")
    return phrase.word_before == "at" and not goes_on


def unspecified(phrase: Phrase) -> Stretch | None:
    """As in "A later date", "an earlier time": a day that the text leaves open."""
    return Stretch("XXXX-XX-XX") if phrase.words.word(phrase.first) in ("a", "an", "some", "any") else None


def period_ref(phrase: Phrase) -> Stretch | None:
    """As in "The same period last year": which one is left open, so that the whole year is told."""
    if phrase.published is None or phrase.get("unit") != "year":
        return UNKNOWN
    by = 1 if phrase.get("next") else 0 if phrase.get("this") else -1
    return around(shifted(phrase.published, "year", by), "year")


def range_ago(phrase: Phrase) -> Stretch | None:
    """As in "Six to eight weeks ago"."""
    lengths = _two_counts(phrase)
    if not lengths or not phrase.published or phrase.unit in _CLOCK:
        return UNKNOWN if lengths else None
    first, last = (_moved(phrase.published, phrase.unit, -count) for count in reversed(lengths))
    return Stretch(f"{first.value}/{last.value}", first.start, last.end)


def some_time_later(phrase: Phrase) -> Stretch | None:
    """As in "He later left", "he fell, later dying": a day that the text leaves open."""
    words = phrase.words
    to_a_verb = words.is_a(phrase.last, "past_verb", "have", "was", "is", "modal") or phrase.word_after.endswith("ing")
    return Stretch("XXXX-XX-XX") if to_a_verb and not phrase.before("the", "a", "dash", "or", "in", "of") else None


def duration(phrase: Phrase) -> Stretch | None:
    """As in "Two days", "a five-year plan"; after "in" or "within" and a verb that points ahead, a time from now."""
    words = phrase.words
    if words.is_a(phrase.last, "old") or (words.is_a(phrase.last, "hyphen") and words.is_a(phrase.last + 1, "old")):
        return None
    if words.is_a(phrase.first, "recent"):
        return Stretch("PAST_REF")
    value = period_of(phrase)
    published, count = phrase.published, phrase.count
    if not published or phrase.unit in _CLOCK:
        return Stretch(value)
    if phrase.before("in") and phrase.tense == "future" and not superlative(phrase):
        return steps(phrase, 1, published)
    if count and phrase.before("within") and phrase.tense != "past":
        return Stretch(value, published, _shifted_by(published, phrase.unit, count))
    return Stretch(value)


def one_unit(phrase: Phrase) -> Stretch | None:
    """As in "A year", "one week" as a length or a rate; a bare "one day" is no time."""
    if phrase.get("one") and phrase.unit == "day" and not phrase.before("in", "within", "lead", "after"):
        return None
    if phrase.words.is_a(phrase.last, "hyphen") and phrase.words.is_a(phrase.last + 1, "more", "end"):
        return None  # "a day-long strike", "a year-end bonus"
    return duration(phrase)


def range_of_lengths(phrase: Phrase) -> Stretch | None:
    """As in "Two to three weeks", "24-48 hours"."""
    lengths = None if phrase.words.is_a(phrase.last, "old") or phrase.lasts else _two_counts(phrase)
    return Stretch("/".join(period(phrase.unit, count) for count in lengths)) if lengths else None


def _two_counts(phrase: Phrase) -> tuple[float, float] | None:
    """The lower and the higher number of a range, None where they are not in order."""
    words = phrase.words
    between = next(i for i in range(phrase.first, phrase.last) if words.is_a(i, "to", "hyphen", "or"))
    low, high = amount(words, phrase.first, between), amount(words, between + 1, phrase.last)
    return (low, high) if low is not None and high is not None and low < high else None
