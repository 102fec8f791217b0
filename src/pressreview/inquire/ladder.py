"""A claim from its sentences down to where they begin: who has it from whom, on what evidence, and who had it first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from pressreview.errors import InputError
from pressreview.inquire.drift import counted, lost_hedges, moments, retold
from pressreview.model import (
    Article,
    Attribution,
    Branch,
    Claim,
    Ladder,
    Link,
    Reading,
    Report,
    Span,
    Story,
    covers,
    overlaps,
)
from pressreview.text import fold, sentences, stems

_ENOUGH = 0.6
"""Part of the words asked for that a claim must have."""
_NOT = frozenset({"no", "not", "never"})
"""Words that many claims have and that tell of none what it is about."""
_SHOWN = 80
"""Characters of what was asked for that a message repeats."""
_LONGEST = 4
"""Outlets of a circle: among many that cite each other there are too many longer ones to look at, or to read."""


def which_claim(asked: str, claims: Sequence[Claim]) -> Claim:
    """The claim of that id or start of an id, else the one that has most of the words.

    All of the numbers among them. Of several the one that has them as they were written and in that order, else the
    first.

    Raises `InputError` where there is none, or more than one id begins so.
    """
    if asked.startswith("cla1-"):
        found = [claim for claim in claims if claim.id.startswith(asked)]
        if len(found) != 1:
            raise InputError(
                f"{len(found) or 'no'} claims have an id that begins with {asked}; see: pressreview claims"
            )
        return found[0]
    wanted = set(stems(asked)) - _NOT or set(stems(asked))
    shown = asked if len(asked) <= _SHOWN else f"{asked[:_SHOWN]}…"
    if not wanted:
        raise InputError(f"{shown!r} holds no word to look for; give a claim's id or some of its words")
    numbers = {stem for stem in wanted if stem[0].isdigit()}
    has = [wanted & set(stems(claim.text)) for claim in claims]
    shares = [len(found) / len(wanted) if numbers <= found else 0.0 for found in has]
    best = max(shares, default=0.0)
    if best < _ENOUGH:
        raise InputError(f"no claim has the words {shown!r}; see: pressreview claims")
    alike = [claim for claim, share in zip(claims, shares, strict=True) if share == best]
    written = fold(asked).casefold().split()
    return max(alike, key=lambda claim: _as_written(written, fold(claim.text).casefold()))


def _as_written(wanted: Sequence[str], text: str) -> tuple[bool, int]:
    """Whether a text has words in their order, and how many of them it has in this very form."""
    return " ".join(wanted) in " ".join(text.split()), sum(word in text.split() for word in wanted)


def ladder(
    claim: Claim,
    story: Story,
    claims: Sequence[Claim],
    links: Sequence[Link],
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
) -> Ladder:
    """Follow a claim down; `claims` and `links` are those of its story, `articles` and `readings` by id."""
    reports = sorted(_reports(claim, links, articles, readings), key=lambda one: _age(articles[one.article]))
    branches: list[Branch] = []
    placed: set[Report] = set()
    for origin in claim.origins:
        here = tuple(one for one in reports if one.article in origin.articles and one not in placed)
        placed.update(here)
        if here:
            branches.append(Branch(origin=origin, reports=here))
    by_id = {one.id: one for one in claims}
    unit = counted(claim, articles)
    told = moments(reports, articles, unit)
    if unit is not None:
        elsewhere = [one for other in retold(claim, by_id) for one in _reports(other, links, articles, readings)]
        told = moments(
            [*reports, *(one.report for one in moments(elsewhere, articles, unit) if one.figure)], articles, unit
        )
    against = tuple(by_id[conflict.other] for conflict in claim.conflicts if conflict.other in by_id)
    wanted = {name for one in (claim, *against) for name in one.attributions}
    return Ladder(
        claim=claim,
        title=story.title,
        branches=tuple(branches),
        first=_first([articles[one.article] for one in reports]),
        circles=tuple(_circles(reports, articles)),
        lost=tuple(lost_hedges(reports, articles)),
        drift=told,
        against=against,
        attributions=tuple(
            made
            for name in story.articles
            if name in readings
            for made in readings[name].attributions
            if made.id in wanted
        ),
    )


def _reports(
    claim: Claim, links: Sequence[Link], articles: Mapping[str, Article], readings: Mapping[str, Reading]
) -> Iterator[Report]:
    """Give its statements: the attributed ones, and what is left, in outlets' own voice."""
    of: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        of[link.article].append(link)
    wanted = set(claim.attributions)
    taken: dict[str, list[Span]] = defaultdict(list)
    for name in dict.fromkeys(passage.article for passage in claim.passages):
        for made in readings[name].attributions if name in readings else ():
            if made.id in wanted:
                taken[name] += made.content
                yield _report(articles[name], made.content, made, of[name])
    for passage in claim.passages:
        if not any(covers(span, passage.span) for span in taken[passage.article]):
            yield _report(articles[passage.article], (passage.span,), None, of[passage.article])


def _report(article: Article, spans: tuple[Span, ...], made: Attribution | None, links: Sequence[Link]) -> Report:
    words = (*spans, *made.source, *made.cue) if made else spans
    beside = [one for one in sentences(article.text) if overlaps([one], words)]
    via = set(made.via or ()) if made else set()

    def tells(link: Link) -> bool:
        named = any(one.span is not None and overlaps([one.span], beside) for one in link.evidence)
        return link.kind != "cites" or link.origin in via or named

    return Report(article=article.id, spans=spans, attribution=made, links=tuple(filter(tells, links)))


def _age(article: Article) -> tuple[date, float, str]:
    when = article.published_at
    seconds = when.timestamp() if isinstance(when, datetime) else 0.0
    return article.day or date.max, seconds, article.id


def _first(articles: Sequence[Article]) -> str | None:
    """Name the article that came before all others, as far as days and times tell."""
    dated = {one.id: one for one in articles if one.day is not None}
    if not dated or len(dated) < len({one.id for one in articles}):
        return None
    day = min(one.day for one in dated.values() if one.day)
    early = [one for one in dated.values() if one.day == day]
    times = sorted(one.published_at.timestamp() for one in early if isinstance(one.published_at, datetime))
    if len(early) == 1:
        return early[0].id
    if len(times) < len(early) or times[0] == times[1]:
        return None
    return min(early, key=_age).id


def _circles(reports: Sequence[Report], articles: Mapping[str, Article]) -> Iterator[tuple[str, ...]]:
    """Find the outlets that lead back to themselves, following each to the outlets its reports come from."""
    sources: dict[str, list[str]] = defaultdict(list)
    for one in reports:
        outlet = articles[one.article].outlet
        if outlet:
            sources[outlet] += [link.origin for link in one.links if link.kind != "unknown" and link.origin != outlet]
    seen: set[frozenset[str]] = set()

    def follow(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for source in dict.fromkeys(sources.get(path[-1], ())):
            if source == path[0] and frozenset(path) not in seen:
                seen.add(frozenset(path))
                yield path
            elif source not in path and len(path) < _LONGEST:
                yield from follow((*path, source))

    for outlet in sorted(sources):
        yield from follow((outlet,))
