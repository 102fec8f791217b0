"""Who was right: of each speaker and outlet, how many forecasts came true in each band, and the Brier score."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from pressreview.model import BandScore, Entry, Score
from pressreview.model.reading import Band
from pressreview.text.likelihood import likelihoods

MIN_RESOLVED = 5
"""Resolved forecasts from which a Brier score says something at all."""
SUREST: Band = "almost certain"
"""What a flat "will" counts as: nobody who forecasts is surer than that."""
_TRUE = {"happened": 1.0, "partly": 0.5, "did not happen": 0.0, "postponed": 0.0}
_Z = 1.96


def scores(entries: Sequence[Entry]) -> tuple[Score, ...]:
    """The scores of all who had a forecast resolved, the most resolved first; an outlet's with what it passed on."""
    of: dict[tuple[Literal["speaker", "outlet"], str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.first.speaker:
            of["speaker", entry.first.speaker].append(entry)
        for outlet in dict.fromkeys(one.outlet for one in entry.tellings if one.outlet):
            of["outlet", outlet].append(entry)
    made = [_score(role, who, found) for (role, who), found in of.items()]
    return tuple(sorted((one for one in made if one.resolved), key=lambda one: (one.role, -one.resolved, one.who)))


def total(entries: Sequence[Entry]) -> tuple[BandScore, ...]:
    """How many of each band came true, all forecasts together."""
    return tuple(_bands([(entry.first.band, true) for entry, true in _resolved(entries)]))


def _score(role: Literal["speaker", "outlet"], who: str, entries: Sequence[Entry]) -> Score:
    came = [(entry.first.band, true) for entry, true in _resolved(entries)]
    squares = [(middle - true) ** 2 for band, true in came if (middle := expected(band)) is not None]
    return Score(
        who=who,
        role=role,
        made=len(entries),
        resolved=len(came),
        bands=tuple(_bands(came)),
        brier=sum(squares) / len(squares) if len(squares) >= MIN_RESOLVED else None,
    )


def _resolved(entries: Sequence[Entry]) -> Iterator[tuple[Entry, float]]:
    for entry in entries:
        decided = entry.resolution
        if decided is not None and decided.outcome in _TRUE:
            yield entry, _TRUE[decided.outcome]


def _bands(came: Sequence[tuple[Band, float]]) -> Iterator[BandScore]:
    """Each band with forecasts that came true or did not; those that did partly are in neither."""
    counts = Counter((band, true) for band, true in came)
    bands: tuple[Band, ...] = ("certain", *likelihoods(), "unknown")
    for band in bands:
        true, false = counts[band, 1.0], counts[band, 0.0]
        if true + false:
            low, high = wilson(true, true + false)
            yield BandScore(band=band, true=true, resolved=true + false, low=low, high=high)


def expected(band: Band) -> float | None:
    """The share (0-1) of a band's forecasts that should come true: the middle of its row in the UK's yardstick.

    None for "unknown", which names no likelihood and has no share in a Brier score.
    """
    row = likelihoods().get(SUREST if band == "certain" else band)
    return None if row is None else row.middle


def wilson(true: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927), 0-1; `of` is at least 1."""
    share = true / of
    middle = share + _Z**2 / (2 * of)
    reach = _Z * math.sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    scale = 1 + _Z**2 / of
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
