"""What an edit is, and where it may be made."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from bench.check.wording import raised


class Edit(NamedTuple):
    """Words `start` to `end` become `new`."""

    start: int
    end: int
    new: str

    def apply(self, words: str) -> str:
        """The words after it, with single spaces and a capital where the first word had one."""
        made = words[: self.start] + self.new + words[self.end :]
        made = re.sub(r" +([,.;:?!]|$)", r"\1", re.sub(r"  +", " ", made)).lstrip(" ,")
        return raised(made) if words[:1].isupper() else made


Maker = Callable[[str], Iterator[Edit]]


def outside(edits: Iterable[Edit], quoted: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """The edits that touch no quoted part."""
    for edit in edits:
        if all(edit.end <= start or end <= edit.start for start, end in quoted):
            yield edit


def within(edits: Iterable[Edit], quoted: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """The edits that lie within one quoted part."""
    for edit in edits:
        if any(start <= edit.start and edit.end <= end for start, end in quoted):
            yield edit


def last_word(words: str) -> str:
    """The word that ends these, or nothing."""
    return (words.split() or [""])[-1]
