"""Faults in figures, units and dates."""

import random
from collections.abc import Callable, Iterator

from bench.check.edits import Edit, redated, refigured, remeasured
from bench.check.lines import Line
from bench.check.world import World


def _edited(line: Line, maker: Callable[[str], Iterator[Edit]], world: World, draw: random.Random) -> Line | None:
    """The line with one of the edits, where no article has the new figure with the word beside it."""
    edits = list(maker(line.words))
    draw.shuffle(edits)
    for edit in edits:
        words = edit.apply(line.words)
        if not _borne_out(words, edit, world):
            return line._replace(words=words)
    return None


def _borne_out(words: str, edit: Edit, world: World) -> bool:
    """Whether an article has the changed words with the word before or the one after."""
    start, end = edit.start, edit.start + len(edit.new)
    new = words[start:end].strip()
    before = words[:start].split()[-1:]
    after = words[end:].split()[:1]
    pairs = [" ".join([*before, new]) if before else new, " ".join([new, *after]) if after else new]
    return any(world.says(pair) for pair in pairs)


def figure_changed(line: Line, world: World, draw: random.Random) -> Line | None:
    """A figure changed to one near it."""
    return _edited(line, refigured, world, draw)


def unit_changed(line: Line, world: World, draw: random.Random) -> Line | None:
    """A unit, a size word or a currency changed."""
    return _edited(line, remeasured, world, draw)


def date_shifted(line: Line, world: World, draw: random.Random) -> Line | None:
    """A weekday, a month, a day or a year changed."""
    edits = list(redated(line.words))
    draw.shuffle(edits)
    for edit in edits:
        words = edit.apply(line.words)
        new = words[edit.start : edit.start + len(edit.new)].strip()
        if world.alike(line.words, having=new) < 0.5 and not _borne_out(words, edit, world):
            return line._replace(words=words)
    return None
