"""Batches of texts of like length, so that little of a batch is padding."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

One = TypeVar("One")


def by_length(
    those: Sequence[One], length: Callable[[One], int], *, size: int, bucket: int, rng: random.Random
) -> Iterator[list[One]]:
    """Yield all once, in random order; those of `bucket` batches are sorted by length together."""
    mixed = rng.sample(those, len(those))
    made = []
    for at in range(0, len(mixed), size * bucket):
        alike = sorted(mixed[at : at + size * bucket], key=length)
        made += [alike[start : start + size] for start in range(0, len(alike), size)]
    rng.shuffle(made)
    yield from made
