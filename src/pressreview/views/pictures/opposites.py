"""What contradicts each other, side by side: both sides quoted, with the words that differ."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from pressreview.model import Article, Claim, Conflict, Passage, Reading, Record, Span, conflict_key, covers, overlaps
from pressreview.model.joining import DIFFER_LABELS
from pressreview.text import sentences
from pressreview.views import lines
from pressreview.views.page import clean, day_of, safe_link
from pressreview.views.pictures.axes import NAME, short
from pressreview.views.pictures.statements import best_first

_MOST = 12
"""Conflicts at most."""
_BESIDE = 160
"""Letters of a sentence on either side of the words that differ."""


class Side(Record):
    """One side: the sentence with the words that differ, who says it and where it stands."""

    before: str
    marked: str
    after: str
    speaker: str | None
    """Who says it, through whom; None for the outlet in its own voice."""
    outlet: str
    day: str | None
    link: str | None
    """The article, where it has an address that can be followed."""
    href: str
    """The claim's page."""


class Opposite(Record):
    """Two claims that cannot both hold."""

    kind: str
    """One of `DIFFER_LABELS`."""
    label: str
    reason: str
    here: Side
    """The side that came out first."""
    there: Side
    also: tuple[str, ...]
    """Where the same stands once more: "The Herald, 3 May 2026, and The Bell, 5 May 2026"."""


class Opposites(Record):
    """The conflicts of a story, those of the best corroborated claims first."""

    found: tuple[Opposite, ...]
    beyond: int
    """Conflicts that are not shown."""


def opposites(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    *,
    href: Callable[[str], str],
) -> Opposites | None:
    """Set both sides of each conflict beside each other; `href` gives the page of a claim by its id. None for none.

    The same two figures against each other are one conflict, whoever has them.
    """
    by_id = {one.id: one for one in claims}
    places: dict[tuple[str, ...], list[tuple[Conflict, _At, _At]]] = {}
    for claim in best_first(claims):
        for conflict in claim.conflicts:
            if conflict.other not in by_id:
                continue
            ends = [(claim, conflict.here), (by_id[conflict.other], conflict.there)]
            first, second = sorted(ends, key=lambda end: articles[end[1].article].day or date.max)
            found = places.setdefault(conflict_key(claim, conflict, articles), [])
            if all({first[1], second[1]} != {one[1], other[1]} for _, one, other in found):
                found.append((conflict, first, second))
    if not places:
        return None
    shown = [_opposite(found, articles, readings, href=href) for found in list(places.values())[:_MOST]]
    return Opposites(found=tuple(shown), beyond=len(places) - len(shown))


_At = tuple[Claim, Passage]
"""A claim and the words of it that conflict."""


def _opposite(
    found: Sequence[tuple[Conflict, _At, _At]],
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    *,
    href: Callable[[str], str],
) -> Opposite:
    """The first of some conflicts that are one for a reader, and where the others stand."""
    conflict, first, second = found[0]
    here, there = (_side(claim, at, articles, readings, href=href) for claim, at in (first, second))
    again = (
        " and ".join(dict.fromkeys(_titled(articles[at.article]) for _, at in (one, other)))
        for _, one, other in found[1:]
    )
    return Opposite(
        kind=conflict.kind,
        label=DIFFER_LABELS[conflict.kind],
        reason=_reason(conflict, here, there),
        here=here,
        there=there,
        also=tuple(dict.fromkeys(again)),
    )


def _reason(conflict: Conflict, here: Side, there: Side) -> str:
    """What stands against what: the figures themselves, in the order of the sides."""
    if conflict.kind in ("figure", "date"):
        return f"{here.marked} against {there.marked}"
    return clean(conflict.reason)


def _side(
    claim: Claim,
    at: Passage,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    *,
    href: Callable[[str], str],
) -> Side:
    article = articles[at.article]
    text = article.text
    around = [one for one in sentences(text) if overlaps([one], [at.span])] or [at.span]
    whole = Span(min(around[0].start, at.span.start), max(around[-1].end, at.span.end))
    said = [
        made
        for made in (readings[at.article].attributions if at.article in readings else ())
        if made.id in claim.attributions and any(covers(one, at.span) for one in made.content)
    ]
    speaker = None
    if said:
        nearest = min(said, key=lambda made: sum(map(len, made.content)))
        through = f", through {', '.join(map(clean, nearest.via))}" if nearest.via else ""
        speaker = f"{short(lines.speaker_words(nearest, article), NAME)}{through}"
    return Side(
        before=_end(text[whole.start : at.span.start]),
        marked=clean(at.span.of(text)),
        after=_start(text[at.span.end : whole.end]),
        speaker=speaker,
        outlet=short(lines.name_of(article), NAME),
        day=day_of(article.day),
        link=safe_link(article.url),
        href=href(claim.id),
    )


def _end(words: str) -> str:
    """The end of what stands before, white space at its own end kept."""
    told = clean(words)
    if len(told) > _BESIDE:
        told = f"… {told[-_BESIDE:].split(maxsplit=1)[-1]}"
    return f"{told} " if told and words[-1:].isspace() else told


def _start(words: str) -> str:
    """The start of what stands after, white space at its own start kept."""
    told = clean(words)
    if len(told) > _BESIDE:
        told = f"{told[:_BESIDE].rsplit(maxsplit=1)[0]} …"
    return f" {told}" if told and words[:1].isspace() else told


def _titled(article: Article) -> str:
    return ", ".join(filter(None, (short(lines.name_of(article), NAME), day_of(article.day))))
