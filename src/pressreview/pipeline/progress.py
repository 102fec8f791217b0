"""What a verb tells while it works: one step done, or found impossible, at a time."""

from collections.abc import Callable

from pressreview.model import Failure, Record


class Step(Record):
    """One thing done, or found impossible: what a progress bar shows."""

    stage: str
    done: int
    total: int | None = None
    """None while nobody knows how many there will be."""
    failure: Failure | None = None
    note: str | None = None
    """What somebody should know of what was done."""


Progress = Callable[[Step], None]


def silent(_step: Step) -> None:
    """Nobody watches."""
