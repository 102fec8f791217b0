"""What is to come and what happened when: the two sections that run along the calendar."""

import re
from collections.abc import Sequence
from datetime import date

from pressreview.draft.article_view import ArticleView
from pressreview.draft.candidates import Candidate
from pressreview.draft.credit import row
from pressreview.draft.page import Page
from pressreview.draft.selection import Selection
from pressreview.draft.wording import RELATIVE, alike, is_speech
from pressreview.model import Attribution, Forecast, Piece, Record, Sentence, Span
from pressreview.model.joining import BAND_LABELS, CLAUSE, COLON, NO_DATE, UNTIL, day_words, forecast_label
from pressreview.model.reading import Band
from pressreview.text.events import is_name, tells_when

_SAME_FORECAST = 0.34
"""Share of wording (0-1) above which two forecasts for the same days are taken to be one."""


_SAID_ALREADY = 0.8
"""The same for what stands above: another day for the same thing has most of its words."""
_MAX_UNDATED = 2
"""Forecasts without a date that are printed: most are hopes and vows that no day will test."""
_FEW = 2
"""Forecasts below which plain remarks on what may come are better than none."""
_RECENT = 10
"""Days after which what somebody said was to come, no day given, may be over."""
_AHEAD = re.compile(
    r"\b(?:(?<!good )(?<!free )(?<!ill )(?<!political )(?<!the )(?<!own )(?<!living )will"
    r"|won['’]t|shall|(?:is|are|be|being) (?:\w+ly )?(?:going to|expected|scheduled|planned|set|due|slated"
    r"|likely to|to)"
    r"|expects?|planning to|intends? to|due (?:to|in|on|by)|scheduled (?:to|for))\b|['’]ll\b"
    r"|(?<!['’]s )(?<!the )(?<!a )(?<!his )(?<!her )(?<!their )\bplans? to\b",
    re.IGNORECASE,
)
"""A verb that looks ahead, which a forecast has; "would" looks ahead in what somebody said only."""
_WAS_AHEAD = re.compile(r"\b(?:would|(?:was|were) (?:scheduled|planned|set|due|expected|to))\b", re.IGNORECASE)
"""The same seen from the past, with which a forecast needs a day."""
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|should|in case|provided|until)\b", re.IGNORECASE)
_PROMISES = re.compile(r"\b(?:warn|predict|promis|vow|pledg|expect|announc|threat|forecast|guarantee)", re.IGNORECASE)
"""Cues with which an undated "would" is a forecast."""
_LOOKS_BACK = re.compile(
    r"\b(?:had|has not|hasn['’]t|have not|haven['’]t|did not|didn['’]t|could not|would have|not sure"
    r"|would not be surpris\w+)\b",
    re.IGNORECASE,
)
"""Beside these an undated forecast is about what is over, or is none."""
_WILL_NOT_SAY = re.compile(
    r"\b(?:will not|would not|won['’]t|wouldn['’]t|(?:declin|refus)\w+ to)\s(?:\w+ly\s)?"
    r"(?:say|comment|discuss|disclose|reveal|confirm|identify|name|speculate|elaborate|answer|talk)\b",
    re.IGNORECASE,
)
"""Nobody's next step: what somebody keeps to himself."""
_NOBODY_AHEAD = re.compile(r"\b(?:it|this|that|they) (?:will|would|could|may|might)\b", re.IGNORECASE)
_AFTER_WHO = re.compile(r"\b(?:who|which|that)\s(?:\w+\s)?\Z", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we)\b(?: \w+)? ?(?:will|won|shall|['’])", re.IGNORECASE)
"""A vow rather than a forecast."""
_UNREAL = re.compile(r"\bif\b[^,]{0,60}\b(?:were|don['’]t|had)\b", re.IGNORECASE)
_NO_EXPECTATION = re.compile(r"\b(?:not|never|n['’]t)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:will|(?:is|are) (?:expected|set|due|scheduled|planned|heading|to [a-z]+)|candidate)\b", re.IGNORECASE
)
"""A sentence with these has no place among what happened."""
_OF_A_DAY = 2
"""Lines of the timeline for a day, at most."""
_OUTLET, _SAID_ABOVE = 0.3, 0.5
"""What a sentence of the timeline gains for each outlet that states it, and loses when it is on the page already."""
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where)\b", re.IGNORECASE)


class Coming(Record):
    """A sentence that tells of what has not happened."""

    candidate: Candidate
    forecast: Forecast
    band: Band
    start: date | None
    end: date | None
    deadline: bool
    """Whether only the last day tells something: "by 30 April"."""
    weak: bool = False
    """Whether it merely may come, no day given."""


def choose_next(page: Page, most: int, *, after: date | None) -> list[Coming]:
    """Forecasts that are not past on the day `after`: nearest first, then the newest; those without a date last.

    What merely may come, no day given, stands only where hardly anything else does.
    """
    offered = [one for candidate in page.fit.values() if (one := _coming(page, candidate))]
    offered = [one for one in offered if one.end is None or after is None or one.end >= after]
    offered.sort(
        key=lambda one: (
            one.end or date.max, one.candidate.carried, -_age(one.candidate), -one.candidate.worth, one.candidate.key,
        )
    )  # fmt: skip
    found: list[Coming] = []
    for one in offered:
        twice = any(
            one.end == other.end and alike(one.candidate.stems, other.candidate.stems) >= _SAME_FORECAST
            for other in found
        )
        undated = sum(other.end is None for other in found)
        full = len(found) == most or (one.end is None and undated == _MAX_UNDATED)
        weak = one.weak and len(found) >= _FEW
        if not full and not twice and not weak and not page.chosen.repeats(one.candidate, same=_SAID_ALREADY):
            page.chosen.take(one.candidate)
            found.append(one)
    return found


def _age(candidate: Candidate) -> int:
    return candidate.day.toordinal() if candidate.day else 0


def _coming(page: Page, candidate: Candidate) -> Coming | None:
    """The forecast in a sentence; None when what is to come may stand in another sentence of the same statement."""
    view = page.views[candidate.body.article]
    words = view.words(view.sentences[candidate.body.index])
    for one in candidate.body.attributions:
        if one.forecast is None or not _looks_ahead(view, one, candidate.body.index):
            continue
        horizon = one.forecast.horizon
        start, end = (horizon.start or horizon.end, horizon.end or horizon.start) if horizon else (None, None)
        if end is None and not _testable(view, one, words):
            continue
        times = [(time.start, time.end) for time in view.times_in(candidate.body.index) if time.start]
        deadline = start != end and ((end, end) in times or start == candidate.day)
        if deadline or (start, end) in times or len(view.indexes(one.content)) == 1:
            may = _band(one.forecast) == "possible" or _FIRST_PERSON.search(words) is not None
            return Coming(
                candidate=candidate, forecast=one.forecast, band=_band(one.forecast), start=start, end=end,
                deadline=deadline, weak=end is None and may,
            )  # fmt: skip
    return _coming_by_itself(view, candidate)


def _coming_by_itself(view: ArticleView, candidate: Candidate) -> Coming | None:
    """What the outlet foretells in its own voice, where it names the day and nobody else speaks in the sentence."""
    forecast = view.forecast_in(candidate.body.index)
    if forecast is None or forecast.horizon is None or candidate.body.attributions:
        return None
    start, end = forecast.horizon.start or forecast.horizon.end, forecast.horizon.end or forecast.horizon.start
    times = [(time.start, time.end) for time in view.times_in(candidate.body.index) if time.start]
    deadline = start != end and ((end, end) in times or start == candidate.day)
    if not _AHEAD.search(view.words(view.sentences[candidate.body.index])) or not (deadline or (start, end) in times):
        return None
    return Coming(candidate=candidate, forecast=forecast, band=_band(forecast), start=start, end=end, deadline=deadline)


def _band(forecast: Forecast) -> Band:
    """How likely the text calls what is foretold, which a hedge on something else in the sentence is not about."""
    return forecast.certainty.band if forecast.certainty is not None else "unknown"


def _by_relative(view: ArticleView, one: Attribution) -> bool:
    """Whether it is said in a side clause: "Marrow, who said …"."""
    if any(view.words(span).lower() in RELATIVE for span in one.source):
        return True
    text = view.article.text
    return bool(one.cue) and _AFTER_WHO.search(text[max(one.cue[0].start - 16, 0) : one.cue[0].start]) is not None


def _looks_ahead(view: ArticleView, one: Attribution, index: int) -> bool:
    """Whether somebody says in a sentence, with a verb, that something is to come; no side clause about a name."""
    cue = " ".join(view.words(span) for span in one.cue)
    if _by_relative(view, one) or _NO_EXPECTATION.search(cue):
        return False
    if one.forecast is not None and one.forecast.kind == "conditional":
        return _IF.search(view.words(view.sentences[index])) is not None
    said = " ".join(view.words(span) for span in (*one.cue, *one.content) if view.index_at(span.start) == index)
    if _WILL_NOT_SAY.search(said):
        return False
    return _AHEAD.search(said) is not None or _WAS_AHEAD.search(said) is not None


def _testable(view: ArticleView, one: Attribution, sentence: str) -> bool:
    """Whether a forecast without a date is one beyond doubt: what it speaks of is named and not over."""
    said = " ".join(view.words(span) for span in one.content)
    cue = " ".join(view.words(span) for span in one.cue)
    if _LOOKS_BACK.search(sentence) or _NOBODY_AHEAD.search(said):
        return False
    if one.said_on and one.said_on.end and view.article.day and (view.article.day - one.said_on.end).days > _RECENT:
        return False
    if one.forecast is not None and one.forecast.kind == "conditional":
        return _UNREAL.search(sentence) is None
    if ahead := _AHEAD.search(f"{cue} {said}"):
        return _RELATIVE.search(f"{cue} {said}"[: ahead.start()]) is None
    return _WOULD.search(said) is not None and _PROMISES.search(cue) is not None and is_speech(cue)


def next_up(page: Page, picked: Sequence[Coming]) -> list[Sentence]:
    """What is to come, each with its date and how sure it is."""
    found = []
    for one in picked:
        when = [Piece(words=NO_DATE)]
        if one.start and one.end:
            year = one.candidate.day is None or one.end.year != one.candidate.day.year
            day = Piece(words=day_words(one.end if one.deadline else one.start, one.end, year=year))
            when = [Piece(words=UNTIL), day] if one.deadline else [day]
        labels = [forecast_label(one.forecast)]
        labels += [BAND_LABELS[one.band]] if one.band in BAND_LABELS else []
        found.append(
            page.print(one.candidate, before=(*when, Piece(words=CLAUSE), *row(labels), Piece(words=COLON)), dated=True)
        )
    return found


def timeline(page: Page, most: int, *, until: date | None) -> list[Sentence]:
    """What happened on which day, oldest first, with who said so and when; left out when it has but one day.

    A day has a second line where there is room.
    """
    by_day: dict[date, list[Candidate]] = {}
    for candidate in page.fit.values():
        day = _day(page.views[candidate.body.article], candidate)
        if day is not None and (until is None or day <= until) and not candidate.leans:
            by_day.setdefault(day, []).append(candidate)
    best = {
        day: sorted(offered, key=lambda one: (-_weight(page, one), one.key)) for day, offered in sorted(by_day.items())
    }
    rows: list[tuple[date, Candidate]] = []
    chosen = Selection()
    for _ in range(_OF_A_DAY):
        found = [(day, one) for day, offered in best.items() for one in chosen.first(offered, 1)]
        rows += sorted(found, key=lambda row: (-_weight(page, row[1]), row[0]))
    if len({day for day, _ in rows}) < 2:
        return []
    keep = rows[:most]
    years = {day.year for day, _ in keep}
    return [
        page.print(one, before=(Piece(words=day_words(day, year=len(years) > 1)), Piece(words=COLON)), dated=True)
        for day, one in sorted(keep, key=lambda row: (row[0], row[1].key))
    ]


def _weight(page: Page, candidate: Candidate) -> float:
    """What a sentence is worth as the event of its day; what the page says already, it need not say again."""
    again = _SAID_ABOVE if page.chosen.has(candidate.key) else 0.0
    return candidate.worth + _OUTLET * candidate.outlets - again


def _day(view: ArticleView, candidate: Candidate) -> date | None:
    """The first single day that the sentence names outside quotations, other than the day somebody spoke.

    None for what was still to come when the article was written.
    """
    if (
        any(one.forecast for one in candidate.body.attributions)
        or view.forecast_in(candidate.body.index)
        or _NOT_YET.search(view.words(view.sentences[candidate.body.index]))
    ):
        return None
    told = {one.said_on.span for one in candidate.body.attributions if one.said_on and one.said_on.span}
    for time in view.times_in(candidate.body.index):
        if time.start is None or time.start != time.end or time.span in told or view.quotations_in(time.span):
            continue
        if is_name(view.article.text, time.span) or not _of_the_event(view, candidate, time.span):
            continue
        return time.start if candidate.day is None or time.start <= candidate.day else None
    return None


def _of_the_event(view: ArticleView, candidate: Candidate, span: Span) -> bool:
    """Whether a time stands with the verb of the sentence, or of what somebody says, and in no side clause."""
    start = view.sentences[candidate.body.index].start
    for one in candidate.body.attributions:
        begun = [content.start for content in one.content if content.start <= span.start < content.end]
        if any(is_speech(view.words(cue)) for cue in one.cue) and not _by_relative(view, one):
            start = max([start, *begun])
    return tells_when(view.article.text, start, span)
