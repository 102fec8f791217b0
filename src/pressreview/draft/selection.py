"""Which sentences go on the page: the worthiest, from many outlets and speakers, no two that say the same."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pressreview.draft.candidates import Candidate
from pressreview.draft.wording import alike

_SAME = 0.5
"""Share of wording (0-1) above which two sentences are taken to say the same."""
_AGAIN, _TELLING = 0.85, 4
"""The same for what a quotation goes on with, if it has so many stems: short ones have few of their own."""
_OUTLET_AGAIN, _SPEAKER_AGAIN = 0.82, 0.62
"""What a sentence keeps of its worth for each sentence that its outlet or speaker has on the page already."""
_MAX_PER_SPEAKER = 3
_NEAR = 2
"""Sentences of an article from one to the next that leans on it, at most."""
_MOST_OFFERED = 400
"""Sentences weighed against each other; a story of hundreds of articles has more than anybody would print."""


class Selection:
    """What has been chosen for the page so far."""

    def __init__(self) -> None:
        self._keys: set[tuple[str, int]] = set()
        self._claims: set[str] = set()
        self._wordings: list[frozenset[str]] = []

    def repeats(self, candidate: Candidate, *, same: float = _SAME) -> bool:
        """Whether the page says it already, in wordings that share `same` (0-1)."""
        return (
            candidate.key in self._keys
            or not self._claims.isdisjoint(candidate.claims)
            or any(alike(candidate.stems, wording) >= same for wording in self._wordings)
        )

    def has(self, key: tuple[str, int]) -> bool:
        """Whether the very sentence, by article and index, is on the page already."""
        return key in self._keys

    def says(self, wording: frozenset[str]) -> bool:
        """Whether a sentence of the page says already what one of that wording (stems) does."""
        return len(wording) >= _TELLING and any(alike(wording, other) >= _AGAIN for other in self._wordings)

    def take(self, candidate: Candidate) -> Candidate:
        """Put a sentence on the page."""
        self._keys.add(candidate.key)
        self._claims |= candidate.claims
        self._wordings.append(candidate.stems)
        return candidate

    def first(self, ranked: Iterable[Candidate], most: int, *, same: float = _SAME) -> list[Candidate]:
        """Up to `most` of `ranked` in their order, without repetition."""
        chosen: list[Candidate] = []
        for candidate in ranked:
            if len(chosen) == most:
                break
            if not self.repeats(candidate, same=same):
                chosen.append(self.take(candidate))
        return chosen

    def diverse(self, offered: Sequence[Candidate], most: int) -> list[Candidate]:
        """Up to `most` of `offered`, each time the worthiest for what is chosen already; in the order chosen."""
        outlets: Counter[str | None] = Counter()
        speakers: Counter[str] = Counter()
        chosen: list[Candidate] = []
        left = sorted(offered, key=lambda one: (-one.worth, one.key))[:_MOST_OFFERED]
        while left and len(chosen) < most:
            best = max(left, key=lambda one: (_worth_now(one, outlets, speakers), one.key))
            left.remove(best)
            if self.repeats(best) or any(speakers[name] >= _MAX_PER_SPEAKER for name in best.speakers):
                continue
            chosen.append(self.take(best))
            outlets[best.outlet] += 1
            speakers.update(best.speakers)
        return chosen


def _worth_now(candidate: Candidate, outlets: Counter[str | None], speakers: Counter[str]) -> float:
    again = max((speakers[name] for name in candidate.speakers), default=0)
    return candidate.worth * _OUTLET_AGAIN ** outlets[candidate.outlet] * _SPEAKER_AGAIN**again


def grounded(ordered: Sequence[Candidate]) -> list[Candidate]:
    """Those of a section that stand where they are: what leans on its article stands right behind words of it."""
    kept: list[Candidate] = []
    for one in ordered:
        before = kept[-1].key if kept else ("", 0)
        if not one.leans or (before[0] == one.key[0] and 0 < one.key[1] - before[1] <= _NEAR):
            kept.append(one)
    return kept


def flowing(chosen: Sequence[Candidate]) -> list[Candidate]:
    """An order to read in: a speaker's sentences together, in time, then on to whoever speaks of the nearest matter."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in chosen:
        groups.setdefault(candidate.speakers[0] if candidate.speakers else candidate.outlet or "", []).append(candidate)
    for group in groups.values():
        group.sort(key=lambda one: (one.day or date.max, one.key))
    ordered: list[Candidate] = []
    left = list(groups.values())
    while left:
        last = ordered[-1].stems if ordered else None
        nearest = left[0] if last is None else max(left, key=lambda group: alike(group[0].stems, last))
        left.remove(nearest)
        ordered += nearest
    return ordered
