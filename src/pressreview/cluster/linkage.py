"""Joins articles to stories, the most alike first, as long as words and days allow it."""

import heapq
from collections.abc import Iterable, Sequence
from datetime import date

Days = tuple[date, date] | None
"""First and last day of a group of articles, None when none of them is dated."""


def link(
    days: Sequence[date | None],
    pairs: Iterable[tuple[int, int, float]],
    *,
    min_mean: float,
    max_gap_days: int,
) -> list[list[int]]:
    """Group the articles 0 to n-1: groups ascending, in the order of their first.

    Average linkage with a bound on the least alike pair: two groups join, the most alike first, while the mean cosine
    between them is at least `min_mean`, no pair between them is missing from `pairs`, and no more than
    `max_gap_days` pass between the last day of one and the first of the other. Ties go to the lowest numbers.
    """
    groups: dict[int, list[int]] = {number: [number] for number in range(len(days))}
    spans: dict[int, Days] = {number: (day, day) if day else None for number, day in enumerate(days)}
    sums: dict[int, dict[int, float]] = {number: {} for number in groups}
    for one, other, cosine in pairs:
        sums[one][other] = sums[other][one] = cosine
    queue = [(-sums[one][other], other, one) for one in sums for other in sums[one] if other < one]
    heapq.heapify(queue)
    while queue:
        mean, one, other = heapq.heappop(queue)
        if one not in groups or other not in groups or gap_days(spans[one], spans[other]) > max_gap_days:
            continue  # a pair too far apart in time returns when another article has joined either side
        if -mean < min_mean:
            break
        joined = len(days) + len(days) - len(groups)
        groups[joined] = sorted(groups.pop(one) + groups.pop(other))
        spans[joined] = cover(spans.pop(one), spans.pop(other))
        left, right = sums.pop(one), sums.pop(other)
        sums[joined] = {third: left[third] + right[third] for third in sorted(left.keys() & right.keys())}
        for third in left.keys() | right.keys():
            if third in sums:
                sums[third].pop(one, None)
                sums[third].pop(other, None)
        for third, total in sums[joined].items():
            sums[third][joined] = total
            heapq.heappush(queue, (-total / (len(groups[joined]) * len(groups[third])), third, joined))
    return sorted(groups.values())


def gap_days(one: Days, other: Days) -> int:
    """Days between two stretches, 0 when they touch or overlap or when one of them is not known."""
    if one is None or other is None:
        return 0
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def cover(one: Days, other: Days) -> Days:
    """Join two stretches: the first day of either to the last of either."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
