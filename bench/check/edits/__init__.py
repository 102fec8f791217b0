"""Small changes to a stretch of words, each as what to replace by what: the raw material of the faults."""

from bench.check.edits.base import Edit, Maker, outside, within
from bench.check.edits.certainty import as_fact, foreseen_as_fact, told_flatly, unconditional, unhedged
from bench.check.edits.exchanges import exchanged, inserted, likened, removed
from bench.check.edits.figures import redated, refigured, remeasured
from bench.check.edits.negations import unnegated

__all__ = [
    "Edit",
    "Maker",
    "as_fact",
    "exchanged",
    "foreseen_as_fact",
    "inserted",
    "likened",
    "outside",
    "redated",
    "refigured",
    "remeasured",
    "removed",
    "told_flatly",
    "unconditional",
    "unhedged",
    "unnegated",
    "within",
]
