"""Figures that an article itself sets against each other, as in "the ministry says 240 tonnes; the union says 310".

The words of the article tell that they disagree, so that little else need be alike: the clauses stand next to each
other, a "but", a semicolon or an announcement ("nor is there agreement") sets them apart, and in each somebody gives
a number of the same thing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pressreview.corroborate.claims.statements import MAX_CHARACTERS
from pressreview.model import Record, Span
from pressreview.text import sentences
from pressreview.text.figures import Figure, bare_figure, figures, says_change

_BREAK = re.compile(r";\s+|,\s+(?:but|while|whereas|though|although)\s+")
_GIVEN = re.compile(
    r"""\b(?:said|says?|puts?|estimat\w+|calculat\w+|figures?|counts?|counted|tall(?:y|ies)|claim\w*|maintain\w*|insist\w*
    |according|report\w*|repeat\w*|show\w*|record\w*)\b|\b(?:has|had)\s[\d,.]+\W*$""",
    re.VERBOSE,
)
"""Words by which somebody gives a number."""
_CONTRARY = re.compile(r"(?:But|However|Yet)\b|.{0,80}\b(?:maintains|maintained|countered|contradicted|disputed)\b")
"""How a sentence begins that answers the one before it."""
_ANNOUNCED = re.compile(
    r"""\b(?:disput\w+|disagree\w*|differ(?:ed|s)?\s(?:on|over|about)|(?:no|nor\sis\sthere|little|without)\sagreement
    |conflicting|contradict\w*|at\sodds)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What tells that the next sentences disagree."""
_UNITS_OF_ANYTHING = frozenset({"%"})
"""Units that two clauses have in common without counting one thing."""
_PART = re.compile(r"\b(?:of (?:them|the|those|whom)|including|among|additional|another|further|respectively)\b")
"""A clause that counts a part, or more besides."""


_REACH = 2
"""Clauses of one sentence after a clause that it is held against."""


class Set(Record):
    """Two figures of one thing, each with the clause that gives it, in text order."""

    first: Figure
    first_clause: Span
    second: Figure
    second_clause: Span


def figures_set_off(text: str) -> Iterator[Set]:
    """Yield pairs of figures that a text sets against each other, in text order."""
    found = sentences(text[:MAX_CHARACTERS])
    for sentence in found:
        clauses = _clauses(text, sentence)
        near = ((one, other) for place, one in enumerate(clauses) for other in clauses[place + 1 : place + 1 + _REACH])
        yield from _disagreeing(text, near)
    for place, (one, other) in enumerate(pairwise(found)):
        announced = place > 0 and _ANNOUNCED.search(text, found[place - 1].start, found[place - 1].end)
        if announced or _CONTRARY.match(text, other.start, other.end):
            last, first = _clauses(text, one)[-1:], _clauses(text, other)[:1]
            yield from _disagreeing(text, zip(last, first, strict=False))


def _clauses(text: str, sentence: Span) -> Sequence[Span]:
    """Cut a sentence where it sets one thing beside another."""
    start, clauses = sentence.start, []
    for match in _BREAK.finditer(text, sentence.start, sentence.end):
        if start < match.start():
            clauses.append(Span(start, match.start()))
        start = match.end()
    return [*clauses, Span(start, sentence.end)] if start < sentence.end else clauses


def _disagreeing(text: str, pairs: Iterable[tuple[Span, Span]]) -> Iterator[Set]:
    for one, other in pairs:
        if not all(_gives(text, clause) for clause in (one, other)):
            continue
        if (both := _both(text, one, other)) is not None and not both[0].agrees(both[1]):
            yield Set(first=both[0], first_clause=one, second=both[1], second_clause=other)


def _gives(text: str, clause: Span) -> bool:
    """Whether somebody gives a number in it, of the whole and not of a change."""
    words = clause.of(text)
    return bool(_GIVEN.search(words)) and not says_change(words) and not _PART.search(words)


def _both(text: str, one: Span, other: Span) -> tuple[Figure, Figure] | None:
    """Find the one figure that each has of the same thing; None where there is not one each."""
    here, there = figures(text, [one]), figures(text, [other])
    if len(here) > 1 or len(there) > 1:
        return None
    mine = here[0] if here else None
    its = there[0] if there else None
    if mine and mine.unit in _UNITS_OF_ANYTHING:
        return None
    if mine and its:
        return (mine, its) if mine.unit == its.unit else None
    if mine:
        its = bare_figure(text, other, like=mine)
        return (mine, its) if its else None
    return None
