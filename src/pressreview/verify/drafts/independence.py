"""I: whether "several outlets" are several sources."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pressreview.model import Mention, Span, covers, overlaps
from pressreview.tables import load_outlets
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.library import Window
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.stated import same_outlet
from pressreview.verify.drafts.tokens import tokens

_COUNT = r"several|many|multiple|various|numerous|a (?:number|range|host) of|two|three|four|five|other|most|both"
_REPORTERS = (
    r"outlets|newspapers|papers|broadcasters|publications|reports|sources|media(?: outlets| reports)?"
    r"|news (?:organi[sz]ations|agencies|sites|outlets|reports)"
)
_NAMED = rf"(?:{_COUNT})\s+(?:\w+\s+){{0,2}}?(?:{_REPORTERS})"
_REPORT = r"report|said|say|told|tell|carr|confirm|wrote|write|publish|quot|not|describ|cover|have it|agree"
_MANY = re.compile(
    rf"\b{_NAMED}(?=\s(?:\w+\s){{0,2}}?(?:{_REPORT}))|\b(?<=by |to |in ){_NAMED}\b"
    r"|\bwidely reported\b|\breported across the (?:media|press)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(rf"\b[A-Z][\w’'-]+ and (?:the |The )?(?:[A-Z][\w’'-]+ ){{1,4}}(?:(?:both|also|all) )?(?:{_REPORT})")
"""Two that are named together as reporting."""
_TOLD = re.compile(r"\b(?:one|single|same) (?:known )?(?:origin|source|agency)\b", re.IGNORECASE)
"""A draft that says itself that they are one."""
_CARRIES = 0.6
_SURE = 0.5


def counts_outlets(text: str) -> bool:
    """Whether a draft says anywhere that several outlets, or two that it names, report something."""
    return _MANY.search(text) is not None or _BOTH.search(text) is not None


@rule("I601", "one source counted as several", "error")
def one_source(case: Case) -> Iterator[Found]:
    """The draft says that several outlets report it, but only one does, or all have it from one.

    Ten papers with one agency's report are one source, and so are the papers of one publisher. Name the origin.
    """
    found = _MANY.search(case.stated.text, case.stated.span.start, case.stated.span.end)
    if found is None or not case.windows or _TOLD.search(case.stated.words):
        return
    wanted = [word for word in case.stated.looked_for if word not in _own_words(found.group())]
    carrying = [one for one in case.library.windows(wanted) if one.coverage >= _CARRIES]
    if not carrying:
        return
    if any(_own_words(found.group()) <= {token.plain for token in one.tokens} for one in carrying):
        return  # the source speaks of them itself
    outlets = dict.fromkeys(one.source.article.outlet or one.source.article.id for one in carrying)
    origins = dict.fromkeys(_origin(case, one) for one in carrying)
    if len(origins) > 1:
        return
    (origin,) = origins
    only = len(outlets) == 1
    every = "both" if len(outlets) == 2 else f"all {len(outlets)}"
    yield Found(
        span=Span(*found.span()),
        message=f"only {origin} has it" if only else f"{every} outlets that have it go back to {origin}",
        source=carrying[0].source.passage(carrying[0].span),
        expected=origin,
        found=found.group(),
        confidence=0.85,
    )


@rule("I602", "circular chain", "warning")
def circular(case: Case) -> Iterator[Found]:
    """Outlets have it from each other in a circle, so that none of them is where it begins.

    Found where the draft says that one cites another which it says elsewhere cites the first, and where it counts two
    outlets whose articles name each other as their source. Look for who had it first, and credit that one.
    """
    for one, other in case.stated.draft.citing:
        if covers(case.stated.span, other.span) and (way := _way(other.name, one.name, _said_before(case, other))):
            told = ", ".join(f"{here} cites {there}" for here, there in pairwise((one.name, *way)))
            yield Found(
                span=other.span,
                message=f"the credit runs in a circle: {told}",
                found=other.span.of(case.stated.text),
                confidence=0.8,
            )
    found = _MANY.search(case.stated.words)
    named = case.stated.outlets
    if not found and len(named) < 2:
        return
    carrying = [one for one in case.windows if one.coverage >= _CARRIES and one.source.article.outlet]
    edges = [
        (outlet, link.origin, window)
        for window in carrying
        for link in case.links.get(window.source.article.id, ())
        if (outlet := window.source.article.outlet) and link.kind == "cites" and link.confidence >= _SURE
    ]
    for here, there, window in edges:
        way = _way(there, here, [(a, b) for a, b, _ in edges])
        if way and (found or sum(case.credits(name) for name in {here, *way}) > 1):
            at = case.stated.span.start
            where = Span(at + found.start(), at + found.end()) if found else named[-1].span
            circle = ", ".join(f"{one} cites {other}" for one, other in pairwise((here, *way)))
            yield Found(
                span=where,
                message=f"they name each other as their source: {circle}",
                source=window.source.passage(window.span),
                found=where.of(case.stated.text),
                confidence=0.75,
            )
            return


def _said_before(case: Case, end: Mention) -> list[tuple[str, str]]:
    """Who has something from whom, as far as the draft has said by some place."""
    return [(one.name, other.name) for one, other in case.stated.draft.citing if other.span < end.span]


def _way(start: str, end: str, edges: Sequence[tuple[str, str]]) -> tuple[str, ...] | None:
    """The outlets from one to another along who cites whom, both included; None where none leads there."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = [start]
    for way in ways:
        if same_outlet(way[-1], end):
            return way
        for here, there in edges:
            if same_outlet(here, way[-1]) and not any(same_outlet(there, name) for name in seen):
                seen.append(there)
                ways.append((*way, there))
    return None


def _own_words(words: str) -> set[str]:
    return {token.plain for token in tokens(words)}


def _origin(case: Case, window: Window) -> str:
    """The one that an article has its report from, else its own outlet; papers of one publisher are one."""
    article = window.source.article
    near = window.around(1)
    sure = [
        one
        for one in case.links.get(article.id, ())
        if one.confidence >= _SURE
        and (
            one.kind in ("agency", "copy")
            or (one.kind == "cites" and any(why.span and overlaps([why.span], [near]) for why in one.evidence))
        )
    ]
    name = sure[0].origin if sure else article.outlet or article.id
    known = load_outlets().named(name)
    return (known.family or known.name) if known else name
