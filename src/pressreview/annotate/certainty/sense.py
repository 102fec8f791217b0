"""What a main clause says of the time to come: the first of its verbs that looks ahead, and as what."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressreview.annotate.certainty import wordings
from pressreview.model import Span
from pressreview.model.reading import ForecastKind

_NEAR = 60
"""Characters between a verb and the day it is told of."""


class Foretelling(NamedTuple):
    """A verb that looks ahead."""

    place: int
    """Where it stands in its sentence."""
    kind: ForecastKind


class Sense:
    """A main clause under the words that report it.

    `main` is a sentence with blanks for its condition, for what others say in it and for what is no forecast; `leading`
    the reporting words that introduce it, "" where others stand between, `cue` all reporting words; `days` are near
    times ahead, as places in `main`.
    """

    def __init__(
        self, main: str, leading: str, cue: str, *, days: Sequence[Span], branches: bool, supposed: bool, quoted: bool
    ) -> None:
        self.main, self.leading, self.days = main, leading, days
        self.branches, self.supposed = branches, supposed
        self.reported = bool(wordings.PAST_CUE.search(cue)) and not quoted

    def first(self) -> Foretelling | None:
        """Its first forecast, None for none."""
        if self.branches and self.supposed and not self.reported and not wordings.OPEN_BRANCH.search(self.main):
            return None  # "if I were": known not to be so
        hanging = [self._at(wordings.BY_EVENT), self._at(wordings.ONLY_WHEN)]
        hanging += [self._at(wordings.BRANCHING)] if self.branches else []
        for place in hanging:
            if place is not None:
                return Foretelling(place, "conditional")
        if self.branches and wordings.EXPECTING_CUE.search(self.leading):
            return Foretelling(0, "conditional")
        if (told := self._by_cue()) is not None:
            return told
        found = [Foretelling(place, kind) for place, kind in self._found() if place is not None]
        if not found:
            return None
        earliest = min(found, key=lambda one: one.place)
        return earliest._replace(kind="conditional") if self.branches and earliest.kind != "scheduled" else earliest

    def around(self, place: int) -> Span:
        """What tells how likely the verb at a place is: its clause as far as a few words behind it."""
        start = max((match.end() for match in wordings.APART.finditer(self.main, 0, place)), default=0)
        behind = wordings.PHRASE.match(self.main, place)
        return Span(start, max(behind.end() if behind else place, start + 1))

    def _by_cue(self) -> Foretelling | None:
        main, leading = self.main, self.leading
        to_do = bool(wordings.BARE_TO.match(main))
        will = wordings.SIMPLY_WILL.search(main) or wordings.REPORTED.search(main)
        if wordings.PROMISING_CUE.search(leading) and (to_do or will):
            return Foretelling(will.start() if will and not to_do else 0, "planned")
        if wordings.PLANNING_CUE.search(leading) and to_do and not wordings.HAD.search(leading):
            return Foretelling(0, "planned")
        branching = wordings.BRANCHING.search(main)
        if wordings.EXPECTING_CUE.search(leading) and (branching or wordings.TO.match(main)):
            return Foretelling(branching.start() if branching else 0, "predicted")
        return None

    def _found(self) -> Iterator[tuple[int | None, ForecastKind]]:
        """Yield where verbs of each sort stand; of two sorts at one place the one that comes first here counts."""
        yield self._at(wordings.SIMPLY_WILL, on_a_day=True), "scheduled"
        yield self._at(wordings.PLANNED), "planned"
        yield self._at(wordings.SCHEDULED), "scheduled"
        yield self._at(wordings.PREDICTED), "predicted"
        if self.days:
            yield self._at(wordings.SCHEDULED_IF_DATED), "scheduled"
        yield self._at(wordings.ACTS, by_somebody=True), "planned"
        yield self._at(wordings.ACTS_OF_SOMEBODY), "planned"
        if self.reported:
            yield from self._reported()
        yield self._at(wordings.SIMPLY_WILL), "predicted"
        yield self._at(wordings.MAYBE), "predicted"

    def _reported(self) -> Iterator[tuple[int | None, ForecastKind]]:
        """The same as reported speech puts it."""
        if self.days:
            yield self._at(wordings.WOULD_IF_DATED), "scheduled"
        yield self._at(wordings.MEANT), "planned"
        yield self._at(wordings.SELF), "planned"
        yield self._at(wordings.WAS_LIKELY), "predicted"
        if not wordings.SUPPOSED.search(self.main):
            yield self._at(wordings.WOULD_ACT, by_somebody=True), "planned"
            yield self._at(wordings.WOULD_ACT_OF_SOMEBODY), "planned"
            yield self._at(wordings.REPORTED), "predicted"

    def _at(self, expression: re.Pattern[str], *, by_somebody: bool = False, on_a_day: bool = False) -> int | None:
        """Where a verb stands, None where none does but in a question or a clause that only says who is meant."""
        for match in expression.finditer(self.main):
            before = self.main[max(0, match.start() - 80) : match.start()]
            if wordings.ASKED.search(before) or (by_somebody and wordings.THING.search(before)):
                continue
            if not on_a_day or self._on_a_day(match.start()):
                return match.start(match.re.groupindex.get("verb", 0))
        return None

    def _on_a_day(self, place: int) -> bool:
        """Whether the verb at a place has a day in its clause, behind it or at the clause's head."""
        for day in self.days:
            between = self.main[place : day.start] if day.start > place else self.main[day.end : place]
            if between.strip() and len(between) <= _NEAR and not wordings.NEW_CLAUSE.search(between):
                return True
        return False
