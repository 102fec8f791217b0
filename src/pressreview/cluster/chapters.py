"""Joins the chapters of one developing story: the accident, the letter, the denial, the funeral.

Their words differ, so that likeness alone leaves them apart; but they go on about the same people, places and ships,
and hardly anybody else does. Two stories of the same kind (two rescues, two primaries) are the other way round.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pressreview.cluster.linkage import Days, cover, gap_days
from pressreview.cluster.similarity import similar_pairs
from pressreview.cluster.words import Vectors

MIN_SHARED_NAMES = 3
MIN_LIKENESS = 0.25
"""Cosine (0-1) of the middles of two chapters."""


def join_chapters(
    groups: Sequence[Sequence[int]],
    vectors: Vectors,
    *,
    names: Sequence[frozenset[int]],
    days: Sequence[date | None],
    max_gap_days: int,
) -> list[list[int]]:
    """Join groups that share at least three rare names, until none do; groups and ties as in `link`.

    A name (a column of `vectors`) is shared when a third of the articles on either side have it. Groups without a
    date stay as they are: nothing says that they are of the same days.
    """
    current = [list(group) for group in groups]
    while True:
        spans = [_span(days[number] for number in group) for group in current]
        usual = [_usual([names[number] for number in group]) for group in current]
        pairs = []
        for one, other, alike in similar_pairs(vectors.centres(current), at_least=MIN_LIKENESS):
            if spans[one] and spans[other] and gap_days(spans[one], spans[other]) <= max_gap_days:
                shared = len(usual[one] & usual[other])
                if shared >= MIN_SHARED_NAMES:
                    pairs.append((-shared, -alike, other, one))
        if not pairs:
            return sorted(current)
        taken: set[int] = set()
        for _, _, one, other in sorted(pairs):
            if one not in taken and other not in taken:
                taken |= {one, other}
                current[one] = sorted(current[one] + current[other])
                current[other] = []
        current = sorted(group for group in current if group)


def _usual(names: Sequence[frozenset[int]]) -> set[int]:
    """Names that a third of the articles have, and at least two, where there are two."""
    counts = Counter(name for found in names for name in found)
    return {name for name, count in counts.items() if 3 * count >= len(names) and count >= min(2, len(names))}


def _span(days: Iterable[date | None]) -> Days:
    span: Days = None
    for day in days:
        span = cover(span, (day, day) if day else None)
    return span
