"""What is to come and what happened when: the two sections that run along the calendar."""

import re
from collections.abc import Sequence
from datetime import date

from pressreview.draft.article_view import ArticleView
from pressreview.draft.candidates import Candidate
from pressreview.draft.credit import row
from pressreview.draft.page import Page
from pressreview.draft.selection import Selection
from pressreview.draft.wording import alike
from pressreview.model import Attribution, Forecast, Piece, Record, Sentence, Span
from pressreview.model.joining import BAND_LABELS, CLAUSE, COLON, FORECAST_LABELS, NO_DATE, UNTIL, day_words

_SAME_FORECAST = 0.34
"""Share of wording (0-1) above which two forecasts for the same days are taken to be one."""


_MAX_UNDATED = 3
"""Forecasts without a date that are printed: most are hopes and vows that no day will test."""
_PAST_CUE = re.compile(r"\bhad\b", re.IGNORECASE)
"""What "had vowed" or "had expected" was to come may long have been."""
_TO_COME = re.compile(
    r"\b(?:will|won['’]t|would|shall|going to|expect\w*|plan(?:s|ned|ning)?|scheduled|set to|due to|intend\w*|aim\w*|"
    r"vow\w*|pledg\w*|promis\w*|if|unless)\b|['’]ll\b",
    re.IGNORECASE,
)
"""What an undated forecast must say itself to be one beyond doubt."""
_NOT_YET = re.compile(r"\b(?:will|(?:is|are) (?:expected|set|due|scheduled|planned))\b", re.IGNORECASE)
"""A sentence with these has no place among what happened."""
_MONTH_DAY = re.compile(r"(?:[A-Z][a-z]+\.?|[A-Z]{3,}) \d{1,2}|\d{1,2} [A-Z][a-z]+\.?")
_BEFORE_A_DAY = re.compile(r"(?:\b(?:on|since|from|until|by|dated|of|till)|[,(–—]|^)\s*$", re.IGNORECASE)
"""What stands before a day of the month when it tells a time; without it the day is a name: "Sept. 11 victims"."""


class Coming(Record):
    """A sentence that tells of what has not happened, with the attribution that does."""

    candidate: Candidate
    attribution: Attribution
    forecast: Forecast
    start: date | None
    end: date | None
    deadline: bool
    """Whether the sentence names the last day alone: "by 30 April"."""


def choose_next(page: Page, most: int, *, after: date | None) -> list[Coming]:
    """Forecasts that are not past on the day `after`: nearest first, then the newest; those without a date last."""
    offered = [one for candidate in page.fit.values() if (one := _coming(page, candidate))]
    offered = [one for one in offered if one.end is None or after is None or one.end >= after]
    offered.sort(key=lambda one: (one.end or date.max, -_age(one.candidate), -one.candidate.worth, one.candidate.key))
    found: list[Coming] = []
    undated = 0
    for one in offered:
        twice = any(
            one.end == other.end and alike(one.candidate.stems, other.candidate.stems) >= _SAME_FORECAST
            for other in found
        )
        full = len(found) == most or (one.end is None and undated == _MAX_UNDATED)
        if not full and not twice and not page.chosen.repeats(one.candidate):
            page.chosen.take(one.candidate)
            found.append(one)
            undated += one.end is None
    return found


def _age(candidate: Candidate) -> int:
    return candidate.day.toordinal() if candidate.day else 0


def _coming(page: Page, candidate: Candidate) -> Coming | None:
    """The forecast in a sentence; None when what is to come may stand in another sentence of the same statement."""
    view = page.views[candidate.body.article]
    for one in candidate.body.attributions:
        past = any(_PAST_CUE.search(view.words(span)) for span in one.cue)
        if one.forecast is None or (past and (one.forecast.horizon is None or one.forecast.horizon.end is None)):
            continue
        horizon = one.forecast.horizon
        start, end = (horizon.start or horizon.end, horizon.end or horizon.start) if horizon else (None, None)
        if end is None and not _TO_COME.search(view.words(view.sentences[candidate.body.index])):
            continue
        times = [(time.start, time.end) for time in view.times_in(candidate.body.index) if time.start]
        deadline = start != end and (end, end) in times
        if deadline or (start, end) in times or len(view.indexes(one.content)) == 1:
            return Coming(
                candidate=candidate, attribution=one, forecast=one.forecast, start=start, end=end, deadline=deadline
            )
    return None


def next_up(page: Page, picked: Sequence[Coming]) -> list[Sentence]:
    """What is to come, each with its date and how sure it is."""
    found = []
    for one in picked:
        band = one.attribution.certainty.band if one.attribution.certainty else "unknown"
        when = [Piece(words=NO_DATE)]
        if one.start and one.end:
            day = Piece(words=day_words(one.end if one.deadline else one.start, one.end))
            when = [Piece(words=UNTIL), day] if one.deadline else [day]
        labels = [FORECAST_LABELS[one.forecast.kind]]
        labels += [BAND_LABELS[band]] if band in BAND_LABELS else []
        found.append(
            page.print(one.candidate, before=(*when, Piece(words=CLAUSE), *row(labels), Piece(words=COLON)), dated=True)
        )
    return found


def timeline(page: Page, most: int, *, until: date | None) -> list[Sentence]:
    """What happened on which day, oldest first, with who said so and when; left out when it has but one day."""
    by_day: dict[date, list[Candidate]] = {}
    for candidate in page.fit.values():
        day = _day(page.views[candidate.body.article], candidate)
        if day is not None and (until is None or day <= until):
            by_day.setdefault(day, []).append(candidate)
    rows: list[tuple[date, Candidate]] = []
    chosen = Selection()
    for day, offered in sorted(by_day.items()):
        best = sorted(offered, key=lambda one: (-one.outlets, -one.worth, one.key))
        rows += [(day, candidate) for candidate in chosen.first(best, 1)]
    if len(rows) < 2:
        return []
    keep = sorted(rows, key=lambda row: (-row[1].outlets, -row[1].worth, row[0]))[:most]
    years = {day.year for day, _ in keep}
    return [
        page.print(one, before=(Piece(words=day_words(day, year=len(years) > 1)), Piece(words=COLON)), dated=True)
        for day, one in sorted(keep, key=lambda row: (row[0], row[1].key))
    ]


def _day(view: ArticleView, candidate: Candidate) -> date | None:
    """The first single day that the sentence names outside quotations, other than the day somebody spoke.

    None for what was still to come when the article was written.
    """
    if any(one.forecast for one in candidate.body.attributions) or _NOT_YET.search(
        view.words(view.sentences[candidate.body.index])
    ):
        return None
    told = {one.said_on.span for one in candidate.body.attributions if one.said_on and one.said_on.span}
    for time in view.times_in(candidate.body.index):
        if time.start is None or time.start != time.end or time.span in told or view.quotations_in(time.span):
            continue
        if _MONTH_DAY.fullmatch(view.words(time.span)) and not _tells_a_day(view, time.span):
            continue
        return time.start if candidate.day is None or time.start <= candidate.day else None
    return None


def _tells_a_day(view: ArticleView, span: Span) -> bool:
    """Whether a day of the month stands where a time is told."""
    before = view.article.text[max(span.start - 12, 0) : span.start]
    return _BEFORE_A_DAY.search(before) is not None
