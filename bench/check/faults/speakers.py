"""Faults of credit: what is said given to somebody else."""

import random
import re

from bench.check.lines import Line
from bench.check.world import World, plain


def _other_speaker(line: Line, world: World, draw: random.Random) -> Line | None:
    if not line.saying.speaker or not line.name or line.form == "quoted by both":
        return None
    others = world.others(line)
    return line._replace(name=draw.choice(others[:6]).full) if others else None


def quote_other_speaker(line: Line, world: World, draw: random.Random) -> Line | None:
    """A quotation credited to another speaker of the story."""
    if not line.is_quotation or re.search(
        rf"\b{re.escape(line.saying.speaker.last if line.saying.speaker else '')}\b", line.words
    ):
        return None
    return _other_speaker(line, world, draw)


def speaker_swapped(line: Line, world: World, draw: random.Random) -> Line | None:
    """Reported speech credited to another speaker of the story."""
    if line.saying.kind not in ("reported", "told"):
        return None
    return _other_speaker(line, world, draw)


def outlet_swapped(line: Line, world: World, draw: random.Random) -> Line | None:
    """What one outlet has credited to another of the story that does not have it."""
    if not line.outlet or line.outlet not in line.text or line.form == "quoted by both":
        return None
    fitting = []
    for outlet in world.outlets():
        if outlet == line.outlet:
            continue
        theirs = world.articles_of(outlet)
        words = plain(line.words).split()
        runs = [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]
        has = any(f" {run} " in f" {world.plain[number]} " for number in theirs for run in runs)
        if not has and world.alike(line.words, theirs) < 0.45:
            fitting.append(outlet)
    return line._replace(outlet=draw.choice(fitting)) if fitting else None
