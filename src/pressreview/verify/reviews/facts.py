"""Words that a sentence may have beside slices and joins: facts of the records it cites, each derived again here."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from pressreview.model import Interval, count_outlets
from pressreview.model.joining import (
    BAND_LABELS,
    DIFFER_LABELS,
    NO_DATE,
    NO_OUTLET,
    day_words,
    forecast_label,
    number_words,
)
from pressreview.model.review import SectionName
from pressreview.verify.reviews.case import Case


def facts(case: Case) -> frozenset[str]:
    """Every fact that the sentence may print, as it prints."""
    found = set(_cited(case))
    found.update(_BY_SECTION.get(case.section, _none)(case))
    return frozenset(fact for fact in found if fact)


def _none(_case: Case) -> Iterator[str]:
    yield from ()


def _cited(case: Case) -> Iterator[str]:
    """Outlets and days of what is cited, names and roles of who is cited, and the chains between."""
    for citation in case.sentence.citations:
        yield citation.outlet or NO_OUTLET
        if day := _day(citation.published_at):
            yield from _days(day, day)
    for attribution in case.cited:
        yield from attribution.via or ()
        if attribution.speaker is not None:
            name, role = attribution.speaker.name, attribution.speaker.role or ""
            yield from filter(None, (name, role, role[:1].lower() + role[1:]))  # "Former" within a sentence
    yield from _times(case)
    outlets = {citation.outlet for citation in case.sentence.citations}
    yield from (number_words(count) for count in range(2, len(outlets)))


def _next(case: Case) -> Iterator[str]:
    """Horizon, kind and certainty of the forecasts that are cited."""
    cited = [one.forecast for one in case.cited if one.forecast is not None]
    for citation in case.sentence.citations:
        if citation.speaker is None:
            cited += case.evidence[citation.article].own_forecasts(citation.spans)
    for forecast in cited:
        yield forecast_label(forecast)
        yield from _interval(forecast.horizon)
        if forecast.certainty is not None:
            yield BAND_LABELS.get(forecast.certainty.band, "")


def _interval(interval: Interval | None) -> Iterator[str]:
    first, last = (interval.start, interval.end) if interval else (None, None)
    start, end = first or last, last or first
    if start is None or end is None:
        yield NO_DATE
    else:
        yield from _days(start, end)
        yield from _days(end, end)


def _times(case: Case) -> Iterator[str]:
    """Days that time expressions in the printed slices name."""
    for piece in case.slices:
        if piece.article is None or piece.span is None:
            continue
        for time in case.evidence[piece.article].times:
            if time.start and time.end and piece.span.start <= time.span.start and time.span.end <= piece.span.end:
                yield from _days(time.start, time.end)


def _differ(case: Case) -> Iterator[str]:
    """The kind of a conflict whose two passages are both printed."""
    hosts = {(part.article, part.host) for part in case.parts} if not isinstance(case.parts, str) else set()

    def printed(article: str, position: int) -> bool:
        return any(article == name and host.start <= position < host.end for name, host in hosts)

    for claim in case.records.claims:
        for conflict in claim.conflicts:
            here, there = conflict.here, conflict.there
            if printed(here.article, here.span.start) and printed(there.article, there.span.start):
                yield DIFFER_LABELS[conflict.kind]


def _repeating(case: Case) -> Iterator[str]:
    """Origins that the links of every cited article name, and the counts of the claim that is printed."""
    cited = {citation.article for citation in case.sentence.citations}
    if not cited:
        yield from overall(case)
    for origin in dict.fromkeys(link.origin for link in case.records.links):
        if cited <= {link.article for link in case.records.links if link.origin == origin}:
            yield origin
    for claim in case.records.claims:
        if cited & {passage.article for passage in claim.passages} and case.slices:
            names = {origin.name for origin in claim.origins if origin.kind != "unknown" and origin.name}
            yield from names
            yield number_words(len(claim.outlets))
            yield number_words(len(names))


def overall(case: Case) -> tuple[str, str, str]:
    """How many articles, outlets and known origins the story has; an unknown origin is never counted."""
    articles = [known.article for known in case.evidence.values()]
    origins = [origin for origin in case.records.origins if origin.kind != "unknown"]
    return number_words(len(articles)).capitalize(), number_words(count_outlets(articles)), number_words(len(origins))


def _sources(case: Case) -> Iterator[str]:
    """What the cited article says of itself."""
    for citation in case.sentence.citations:
        article = case.evidence[citation.article].article
        yield from filter(None, (article.title, article.path, article.id, *article.credits))


def _more(case: Case) -> Iterator[str]:
    """Titles and days of related stories."""
    for story in case.records.related:
        yield story.title
        if story.first:
            yield from _days(story.first, story.last or story.first)


_BY_SECTION: dict[SectionName, Callable[[Case], Iterator[str]]] = {
    "differ": _differ,
    "repeating": _repeating,
    "next": _next,
    "more": _more,
    "sources": _sources,
}


def _days(start: date, end: date) -> tuple[str, str]:
    return day_words(start, end), day_words(start, end, year=True)


def _day(published_at: datetime | date | None) -> date | None:
    return published_at.date() if isinstance(published_at, datetime) else published_at
