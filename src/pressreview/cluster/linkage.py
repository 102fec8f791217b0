"""Joins articles to stories, the most alike first, as long as two parts are as alike as each is in itself."""

import numpy as np
from numpy.typing import NDArray

ALIKE = 0.17
"""Cosine of two articles on one event, as far as one article alone can tell."""
WEIGHT = 6.0
"""Pairs of articles that `ALIKE` counts as much as, beside the pairs that a story has."""


def cohesion(total: float, size: int) -> float:
    """How alike the articles of a group are: the mean cosine of its pairs, held to `ALIKE` while they are few."""
    return (WEIGHT * ALIKE + total) / (WEIGHT + size * (size - 1) / 2)


def link(
    cosines: NDArray[np.float64],
    first: NDArray[np.float64],
    last: NDArray[np.float64],
    *,
    min_similarity: float,
    max_gap_days: int,
) -> list[list[int]]:
    """Group the articles 0 to n-1: groups ascending, in the order of their first.

    Average linkage, but against the likeness within: two groups join, the most alike first, while the mean cosine
    between them is at least `min_similarity` of the geometric mean of their `cohesion`, and no more than `max_gap_days`
    pass between the last day of one and the first of the other. A bound on the mean alone would be too low for reports
    of one accident in one town and too high for an election seen from many sides. Ties go to the lowest numbers.

    Args:
        cosines: *Shape:* (n, n), 0-1, symmetric
        first: first day as an ordinal, NaN where it is not known. *Shape:* (n,)
        last: last day. *Shape:* (n,)
        min_similarity: 0-1
        max_gap_days: of a story without an article
    """
    count = len(cosines)
    between = cosines.copy()
    np.fill_diagonal(between, 0.0)
    first, last = first.copy(), last.copy()
    size, total = np.ones(count), np.zeros(count)
    held = np.full(count, cohesion(0.0, 1))
    members: list[list[int]] = [[number] for number in range(count)]
    alike = between / np.sqrt(np.outer(held, held))
    alike[_apart(first[:, None], last[:, None], first, last) > max_gap_days] = -1.0
    np.fill_diagonal(alike, -1.0)
    while count:
        one, other = divmod(int(np.argmax(alike)), count)
        if alike[one, other] < min_similarity:
            break
        members[one] += members[other]
        members[other] = []
        total[one] += total[other] + between[one, other]
        between[one] += between[other]
        between[one, one] = between[one, other] = 0.0
        between[:, one] = between[one]
        size[one] += size[other]
        size[other] = 0
        first[one], last[one] = np.fmin(first[one], first[other]), np.fmax(last[one], last[other])
        held[one] = cohesion(total[one], int(size[one]))
        found = between[one] / np.maximum(size[one] * size, 1) / np.sqrt(held[one] * held)
        found[_apart(first[one], last[one], first, last) > max_gap_days] = -1.0
        found[size == 0] = found[one] = -1.0
        alike[one] = alike[:, one] = found
        alike[other] = alike[:, other] = -1.0
    return sorted(sorted(group) for group in members if group)


def _apart(
    first: NDArray[np.float64],
    last: NDArray[np.float64],
    other_first: NDArray[np.float64],
    other_last: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Days between stretches, 0 or less when they touch or overlap, NaN when one of them is not known."""
    return np.maximum(other_first - last, first - other_last)
