"""The forecasts of all stories, each once however many outlets have it, and how each stands on a day."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from pressreview.errors import InputError
from pressreview.follow.outcomes import Later, signs
from pressreview.follow.scores import scores, total
from pressreview.model import (
    Article,
    Attribution,
    Claim,
    Entry,
    Forecast,
    Interval,
    Ledger,
    Passage,
    Reading,
    Resolution,
    Span,
    Story,
    Telling,
    content_id,
    covers,
    overlaps,
)
from pressreview.model.ledger import Status
from pressreview.text import sentences

MIN_CONFIDENCE = 0.5
"""Confidence (0-1) from which an attribution's forecast is followed; a wrong one would be somebody else's forever."""


def ledger(
    stories: Sequence[Story],
    claims: Mapping[str, Sequence[Claim]],
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    resolutions: Sequence[Resolution],
    *,
    on: date,
) -> Ledger:
    """The forecasts of `stories` as they stand on a day; `claims` are by story, `resolutions` in the order decided.

    Later articles are those of the same story, and of the stories that it is related to. A project keeps what
    `entries_of` gives for each story, and asks `standing` alone.
    """
    by_id = {story.id: story for story in stories}
    found: list[Entry] = []
    for story in stories:
        near = [by_id[name] for name in story.related if name in by_id]
        found += entries_of(story, near, claims.get(story.id, ()), articles, readings)
    return standing(_each_once(found), resolutions, on=on)


def entries_of(
    story: Story,
    near: Sequence[Story],
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
) -> Iterator[Entry]:
    """The forecasts of one story; `near` are the stories that it is related to."""
    forecasts = tuple(_grouped(_tellings(story, articles, readings), claims))
    if not forecasts:
        return
    told = [story, *sorted(near, key=lambda one: one.id)]
    later = Later([articles[name] for other in told for name in other.articles if name in readings], readings)
    for claim, tellings in forecasts:
        horizon = next((one.horizon for one in reversed(tellings) if one.horizon is not None), None)
        yield Entry(
            id=content_id("for1", tellings[0].article, tellings[0].spans),
            story=story.id,
            claim=claim.id if claim is not None else None,
            tellings=tellings,
            horizon=horizon,
            status="open",
            signs=signs(tellings, horizon, articles, later),
        )


def standing(found: Sequence[Entry], resolutions: Sequence[Resolution], *, on: date) -> Ledger:
    """How forecasts stand on a day after what was decided of them; `resolutions` in the order decided."""
    decided: dict[str, list[tuple[int, Resolution]]] = {}
    for number, one in enumerate(resolutions):
        decided.setdefault(one.at.article, []).append((number, one))
    stand = [_standing(entry, decided, on) for entry in found]
    stand.sort(key=lambda one: (("due", "open", "resolved").index(one.status), _day(one), one.id))
    return Ledger(on=on, entries=tuple(stand), scores=scores(stand), total=total(stand))


def find_entry(asked: str, found: Ledger) -> Entry:
    """The entry whose id begins so. Raises `InputError` when that is none or several."""
    matches = [entry for entry in found.entries if entry.id.startswith(asked)]
    if len(matches) != 1:
        raise InputError(
            f"{len(matches) or 'no'} forecasts have an id that begins with {asked}; see: pressreview forecasts"
        )
    return matches[0]


def _tellings(story: Story, articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> Iterator[Telling]:
    for name in story.articles:
        if (reading := readings.get(name)) is None:
            continue
        article, said = articles[name], {one.id: one for one in reading.attributions}
        whole = sentences(article.text)
        for one in reading.foretold:
            by = said[one.attribution] if one.attribution is not None else None
            if by is None or by.confidence >= MIN_CONFIDENCE:
                yield _telling(article, whole, one.forecast, by)


def _telling(article: Article, whole: Sequence[Span], forecast: Forecast, by: Attribution | None) -> Telling:
    speaker = by.speaker if by is not None else None
    said = by.said_on.end if by is not None and by.said_on is not None else None
    return Telling(
        article=article.id,
        spans=_words(whole, forecast, by),
        said=said or article.day,
        speaker=(speaker.name or speaker.description) if speaker is not None else None,
        via=(by.via or ()) if by is not None else (),
        outlet=article.outlet,
        attribution=by.id if by is not None else None,
        kind=forecast.kind,
        horizon=forecast.horizon,
        band=forecast.certainty.band if forecast.certainty is not None else "unknown",
        polarity=forecast.certainty.polarity if forecast.certainty is not None else "unknown",
        condition=forecast.condition,
    )


def _words(whole: Sequence[Span], forecast: Forecast, by: Attribution | None) -> tuple[Span, ...]:
    """The sentence that foretells; with it other pieces of what is said that stand in the same sentence of the text.

    Where nobody is named the reporting words between them too: "The ministry (is not expected) to open the quay".
    """
    assert forecast.span is not None  # noqa: S101 (every sentence that foretells is given)
    if by is None:
        return (forecast.span,)
    at = max(0, bisect_right(whole, forecast.span.start, key=lambda one: one.start) - 1)
    pieces = {span for span in by.content if covers(whole[at], span)} | {forecast.span}
    if not by.source and by.cue and len(pieces) > 1:
        return (Span(min(one.start for one in pieces), max(one.end for one in pieces)),)
    return tuple(sorted(one for one in pieces if one == forecast.span or not overlaps([one], [forecast.span])))


def _grouped(
    tellings: Iterator[Telling], claims: Sequence[Claim]
) -> Iterator[tuple[Claim | None, tuple[Telling, ...]]]:
    """Yield the tellings of one claim together, the earliest first."""
    by_attribution = {name: claim for claim in claims for name in claim.attributions}
    own: dict[str, list[tuple[Passage, Claim]]] = {}
    for claim in claims:
        for passage in claim.passages:
            own.setdefault(passage.article, []).append((passage, claim))
    groups: dict[str, tuple[Claim | None, list[Telling]]] = {}
    seen: set[str] = set()
    for telling in tellings:
        told = None
        if telling.attribution is not None:
            if telling.attribution not in seen:  # the claim is what it says first
                told = by_attribution.get(telling.attribution)
            seen.add(telling.attribution)
        else:
            told = next((one for at, one in own.get(telling.article, ()) if at.span == telling.spans[0]), None)
        key = told.id if told is not None else content_id("for1", telling.article, telling.spans)
        groups.setdefault(key, (told, []))[1].append(telling)
    for held, found in groups.values():
        yield held, tuple(sorted(found, key=lambda one: (one.said or date.max, one.article, one.spans)))


def _is_of(resolution: Resolution, telling: Telling) -> bool:
    return resolution.at.article == telling.article and overlaps([resolution.at.span], telling.spans)


def _standing(entry: Entry, decided: Mapping[str, Sequence[tuple[int, Resolution]]], on: date) -> Entry:
    its = {
        number: one
        for telling in entry.tellings
        for number, one in decided.get(telling.article, ())
        if _is_of(one, telling)
    }
    horizon = entry.horizon or Interval(start=None, end=None)
    over = horizon.end is not None and horizon.end < on
    stands = msgspec.structs.replace(entry, resolutions=tuple(its[number] for number in sorted(its)))
    status: Status = "resolved" if stands.resolution is not None else "due" if over else "open"
    return msgspec.structs.replace(stands, status=status)


def _each_once(entries: Sequence[Entry]) -> list[Entry]:
    """An article of two stories tells a forecast once."""
    return list({entry.id: entry for entry in reversed(entries)}.values())[::-1]


def _day(entry: Entry) -> date:
    if entry.horizon is None:
        return date.max
    return entry.horizon.end or entry.horizon.start or date.max
