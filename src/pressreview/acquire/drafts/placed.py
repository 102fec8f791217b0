"""The text that a reader of a draft sees, put together from places in its file: each character knows its own."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "item", "plain"]

_APART = "\n\n"
_LISTS_OF_SOURCES = frozenset(
    {"sources", "references", "notes", "footnotes", "endnotes", "bibliography", "works cited", "links"}
)


class Part(NamedTuple):
    """Characters of the file from `start` to `end`, shown as they are, or as `shown` where that is given."""

    start: int
    end: int
    shown: str | None = None


class Block(NamedTuple):
    """What stands apart: a paragraph, heading, list item or cell."""

    kind: BlockKind
    level: int
    """Of a heading, 1 to 6; 0 for other kinds."""
    parts: list[Part]
    """In the order of the file."""


def laid_out(raw: str, blocks: Iterable[Block]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of `blocks`, a blank line between them, and where its stretches begin there and in `raw`."""
    text: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    before = 0  # where in `raw` the part before ended

    def add(words: str, *, at: int) -> None:
        nonlocal length
        if not runs or runs[-1][1] - runs[-1][0] != at - length:
            runs.append((length, at))
        text.append(words)
        length += len(words)

    for block in blocks:
        for number, (start, end, shown) in enumerate(_trimmed(raw, block.parts)):
            if number == 0 and text:
                for place, mark in enumerate(_APART):
                    add(mark, at=max(before, min(before + place, start - 1)))
            if shown is None:
                add(raw[start:end], at=start)
            else:
                for mark in shown:
                    add(mark, at=start)
            before = end
    return "".join(text), tuple(runs) or ((0, 0),)


def without_lists_of_sources(blocks: Iterable[Block], raw: str) -> Iterator[Block]:
    """`blocks` but for list items under a heading such as "Sources" or "Notes": they name works and state nothing."""
    under = 0
    for block in blocks:
        if block.kind == "heading":
            if not under or block.level <= under:
                under = block.level if _names_sources(block, raw) else 0
            if under == block.level:
                continue
        elif under and block.kind == "item":
            continue
        yield block


def _names_sources(heading: Block, raw: str) -> bool:
    if sum(part.end - part.start for part in heading.parts) > 40:
        return False
    words = "".join(raw[part.start : part.end] if part.shown is None else part.shown for part in heading.parts)
    return words.strip(" :").lower() in _LISTS_OF_SOURCES


def _trimmed(raw: str, parts: list[Part]) -> list[Part]:
    """`parts` without the white space at both ends and without those that show nothing."""
    first, last = 0, len(parts)
    kept = list(parts)
    while first < last:
        start, end, shown = kept[first]
        words = raw[start:end] if shown is None else shown
        if left := words.lstrip():
            kept[first] = Part(start + (0 if shown is not None else len(words) - len(left)), end, shown and left)
            break
        first += 1
    while first < last:
        start, end, shown = kept[last - 1]
        words = raw[start:end] if shown is None else shown
        if left := words.rstrip():
            kept[last - 1] = Part(start, end - (0 if shown is not None else len(words) - len(left)), shown and left)
            break
        last -= 1
    return [part for part in kept[first:last] if part.shown != "" and part.start < part.end]
