"""The faults: each class a small function from a faithful line to a faulty one, or None where it does not apply.

A function gets the line, the world of its story and a seeded chance. What it gives is a line that no article bears out.
"""

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bench.check.faults import certainty, figures, quotations, speakers, support
from bench.check.lines import Line
from bench.check.world import World
from pressreview.model import Span

Maker = Callable[[Line, World, random.Random], Line | None]

CLASSES: dict[str, Maker] = {
    "quote-word-changed": quotations.word_changed,
    "quote-not-dropped": quotations.not_dropped,
    "quote-stitched": quotations.stitched,
    "quote-invented": quotations.invented,
    "quote-paraphrase": quotations.paraphrase,
    "quote-other-speaker": speakers.quote_other_speaker,
    "speaker-swapped": speakers.speaker_swapped,
    "outlet-swapped": speakers.outlet_swapped,
    "hedge-dropped": certainty.hedge_dropped,
    "allegation-as-fact": certainty.allegation_as_fact,
    "negation-dropped": certainty.negation_dropped,
    "condition-dropped": certainty.condition_dropped,
    "forecast-as-fact": certainty.forecast_as_fact,
    "figure-changed": figures.figure_changed,
    "unit-changed": figures.unit_changed,
    "date-shifted": figures.date_shifted,
    "entity-replaced": support.entity_replaced,
    "other-story": support.other_story,
    "one-origin": support.one_origin,
}
NATURAL: dict[str, str] = {
    "quote-word-changed": "Q",
    "quote-not-dropped": "QC",
    "quote-stitched": "Q",
    "quote-invented": "Q",
    "quote-paraphrase": "Q",
    "quote-other-speaker": "SQ",
    "speaker-swapped": "SQ",  # a fragment in marks is a quotation by another speaker
    "outlet-swapped": "S",
    "hedge-dropped": "C",
    "allegation-as-fact": "C",
    "negation-dropped": "CU",
    "condition-dropped": "C",
    "forecast-as-fact": "C",
    "figure-changed": "N",
    "unit-changed": "N",
    "date-shifted": "N",
    "entity-replaced": "US",
    "other-story": "U",
    "one-origin": "I",
}
"""Groups of rules (first letters of their ids) that name a class rightly; Q besides, where it is in a quotation."""


SCARCE = ("allegation-as-fact", "condition-dropped", "forecast-as-fact")
"""Classes that few sentences allow: articles that the reader has learned from lend some more."""
RARE = (*SCARCE, "hedge-dropped", "negation-dropped", "unit-changed", "quote-not-dropped")
"""Classes of which a story gives more where it can."""


class Fault(NamedTuple):
    """A faulty line with the faithful one it was made from."""

    kind: str
    """The class."""
    story: str
    faithful: Line
    faulty: Line
    quoted: bool
    """Whether the changed words stand in quotation marks."""

    @property
    def groups(self) -> str:
        """The groups of rules that find it rightly."""
        return NATURAL[self.kind] + ("Q" if self.quoted and "Q" not in NATURAL[self.kind] else "")

    @property
    def span(self) -> Span:
        """The changed words in the faulty sentence, whole words, at least one."""
        return changed(self.faithful.text, self.faulty.text)


def faults(world: World, *, kinds: Sequence[str] = tuple(CLASSES), most: int = 3, rare: int = 8) -> Iterator[Fault]:
    """The faults of a story, the same at every run: of each class up to `most`, of a rare one up to `rare`.

    No two of a class are of one line.
    """
    for kind in kinds:
        left = rare if kind in RARE else most
        for number, line in _drawn(world, kind):
            draw = random.Random(f"{world.story.name} {kind} {number}")
            faulty = CLASSES[kind](line, world, draw) if left else None
            if faulty is not None and faulty.text != line.text:
                yield Fault(kind, world.story.name, line, faulty, _in_marks(line, faulty))
                left -= 1


def _drawn(world: World, kind: str) -> list[tuple[int, Line]]:
    """The lines in an order of their own for each class."""
    rows = list(enumerate(world.lines))
    return sorted(rows, key=lambda row: hashlib.sha256(f"{world.story.name} {kind} {row[0]}".encode()).digest())


def changed(before: str, after: str) -> Span:
    """Where two sentences differ, in the second: from the first word that does to the last."""
    start = next(
        (at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
        min(len(before), len(after)),
    )
    back = 0
    while back < min(len(before), len(after)) - start and before[-1 - back] == after[-1 - back]:
        back += 1
    end = max(start + 1, len(after) - back)
    while start > 0 and (start >= len(after) or after[start - 1].isalnum()):
        start -= 1
    while end < len(after) and after[end - 1].isalnum() and after[end].isalnum():
        end += 1
    return Span(start, min(max(end, start + 1), len(after)))


def _in_marks(faithful: Line, faulty: Line) -> bool:
    where = changed(faithful.text, faulty.text)
    before = faulty.text[: where.start]
    return before.count("“") > before.count("”")
