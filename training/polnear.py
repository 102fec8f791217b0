"""PolNeAR (Newell, Margolin and Ruths, LREC 2018) as spans: brat standoff files, read as they are.

Some articles have several annotators; the first file by name is taken, always. Only the outermost attribution is
annotated there, so it can neither teach nor score chains.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]

_TEXT_BOUND = re.compile(r"^(T\d+)\t(\S+) ([\d; ]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.*)$", re.MULTILINE)


class Gold(NamedTuple):
    """One annotated attribution: spans in code points, each list in text order; `source` may be empty."""

    source: Spans
    cue: Spans
    content: Spans


class Annotated(NamedTuple):
    """An article with its attributions, in text order of their cues."""

    name: str
    text: str
    attributions: tuple[Gold, ...]

    @property
    def outlet(self) -> str:
        """PolNeAR's code of the publisher ("nyt", "usa-today")."""
        return self.name.split("_", 1)[0]


def articles(folder: Path) -> Iterator[Annotated]:
    """The articles of one compartment (`…/polnear/train` or `…/polnear/dev`), by name."""
    for text_file in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{text_file.stem}_*.ann"))
        if annotations:
            text = text_file.read_bytes().decode()
            yield Annotated(text_file.stem, text, _attributions(annotations[0].read_bytes().decode()))


def _attributions(standoff: str) -> tuple[Gold, ...]:
    bounds: dict[str, Spans] = {}
    for name, _, places in _TEXT_BOUND.findall(standoff):
        bounds[name] = tuple((int(a), int(b)) for a, b in (p.split() for p in places.split(";")))
    found = []
    for event in _EVENT.findall(standoff):
        parts: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
        for role, name in (part.split(":") for part in event.split()):
            parts.get(role.rstrip("0123456789"), []).extend(bounds[name])
        gold = Gold(*(tuple(sorted(set(parts[role]))) for role in ("Source", "Cue", "Content")))
        if gold.cue or gold.content:
            found.append(gold)
    return tuple(sorted(found, key=lambda gold: gold.cue or gold.content))
