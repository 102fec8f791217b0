"""Drafts: some faithful sentences of a story, and in the faulty ones one or two faults among them.

A draft knows where its sentences stand, so that a finding is a hit or a false alarm by its place alone.
"""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.check.faults import SCARCE, Fault, faults
from bench.check.lines import Line, restyled
from bench.check.stories import Half, Story, half_of, stories
from bench.check.world import World
from pressreview.model import Article, Span

STYLES = ("american", "american", "straight", "british")

ALTERED = "altered quotation"
"""The form of words in quotation marks that a summary's document has not so, though people found it consistent."""


class Piece(NamedTuple):
    """A sentence of a draft where it stands."""

    span: Span
    form: str
    fault: Fault | None = None


class Draft(NamedTuple):
    """A page to be checked against articles."""

    name: str
    kind: str
    """What it is made from: "basil", "polnear", "pages", "seen", "summedits", "our reviews"."""
    text: str
    articles: Sequence[Article]
    pieces: tuple[Piece, ...]
    """Its sentences; for drafts that we did not put together one piece, all of it."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong in it."""
        return tuple(piece.fault for piece in self.pieces if piece.fault)


def worlds(half: Half) -> Iterator[World]:
    """The stories of a half, each with another one of its corpus."""
    for corpus in ("basil", "polnear", "pages", "seen"):
        group = [story for story in stories() if story.corpus == corpus and half_of(story.name) == half]
        for number, story in enumerate(group):
            yield World(story, group[(number + 1) % len(group)])


def all_faults(half: Half) -> Iterator[tuple[World, list[Fault]]]:
    """Each story with its faults; of articles that the reader has learned from only those of rare classes."""
    for world in worlds(half):
        learned = world.story.corpus == "seen"
        yield world, list(faults(world, kinds=SCARCE, most=1, rare=2) if learned else faults(world))


def faulty(world: World, made: Sequence[Fault]) -> Iterator[Draft]:
    """Drafts of five to nine faithful sentences with one or two of the faults, each fault in one draft."""
    draw = random.Random(f"faulty {world.story.name}")
    left = draw.sample(list(made), len(made))
    number = 0
    while left:
        taken = [left.pop()]
        if left and draw.random() < 0.8:
            fitting = [one for one in left if one.kind != taken[0].kind and not _touches(one, taken)]
            if fitting:
                taken.append(fitting[0])
                left.remove(fitting[0])
        free = [
            line
            for line in world.lines
            if not any(_same(line, one.faithful) or _same(line, one.faulty) for one in taken)
        ]
        some = draw.sample(free, min(len(free), draw.randint(5, 9)))
        yield _draft(world.story, f"{world.story.name}-f{number}", some, taken, draw)
        number += 1


def faithful(world: World) -> Iterator[Draft]:
    """Drafts without a fault: all faithful lines of a story, ten a draft at most."""
    draw = random.Random(f"faithful {world.story.name}")
    lines = draw.sample(list(world.lines), len(world.lines))
    for number, start in enumerate(range(0, len(lines), 10)):
        yield _draft(world.story, f"{world.story.name}-t{number}", lines[start : start + 10], [], draw)


def _same(one: Line, other: Line) -> bool:
    return (one.saying.article, one.saying.at) == (other.saying.article, other.saying.at) or one.words == other.words


def _touches(one: Fault, taken: Sequence[Fault]) -> bool:
    return any(_same(one.faithful, other.faithful) or _same(one.faithful, other.faulty) for other in taken)


def _draft(story: Story, name: str, lines: Sequence[Line], wrong: Sequence[Fault], draw: random.Random) -> Draft:
    """The sentences in one typography and in paragraphs of two to four, the faults anywhere among them."""
    rows: list[tuple[Line, Fault | None]] = [(line, None) for line in _neighbours(lines)]
    for fault in wrong:
        rows.insert(draw.randint(0, len(rows)), (fault.faulty, fault))
    style = draw.choice(STYLES)
    text, pieces, named = "", [], set[str]()
    until = draw.randint(2, 4)
    for number, (line, found) in enumerate(rows):
        if number:
            until -= 1
            text += " " if until else "\n\n"
            until = until or draw.randint(2, 4)
        sentence = restyled(_introduced(line, named, draw).text, style)
        pieces.append(Piece(Span(len(text), len(text) + len(sentence)), line.form, found))
        text += sentence
        if line.name and found is None:
            named.add(line.name)
    return Draft(name, story.corpus, text + "\n", story.articles, tuple(pieces))


def _neighbours(lines: Sequence[Line]) -> list[Line]:
    """The lines with those of one speaker side by side, otherwise in their order."""
    order: dict[str, int] = {}
    for number, line in enumerate(lines):
        order.setdefault(line.name or str(number), number)
    return sorted(lines, key=lambda line: order[line.name or str(lines.index(line))])


def _introduced(line: Line, named: set[str], draw: random.Random) -> Line:
    """The line with only the last name of somebody who was named before and shares it with nobody there."""
    speaker = line.saying.speaker
    again = line.name in named and speaker is not None and line.name == speaker.full and draw.random() < 0.5
    if again and speaker and sum(name.split()[-1] == speaker.last for name in named) == 1:
        return line._replace(name=speaker.last)
    return line
