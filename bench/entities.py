"""How well entities are found: exact spans and types on the outlets of Worldwide Newswire kept for `dev`.

    python -m bench.entities [--data FOLDER] [--system rules|reader|both] [--errors]

Right is the same first and last character, once outer punctuation is trimmed, and the same type. `rules` are the
mentions of `find_mentions`: a state is a place and an outlet an organisation there; a mention of unknown kind is no
answer and is left out, and the rules tell no facility, product, event or other thing. `reader` are the entities of the
model. `both` is what a reading of the program has: the rules, and the model where these cannot tell. No outlet of `dev`
taught the model; the rules were written without this corpus.

The figure to hold is person, place and organisation together as the gold has them, where a facility is a type of its
own; in the row below it a facility counts as a place on both sides. The gold does not tell events from other things, so
that they are one row.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.spans import Counts, trimmed
from pressreview.annotate.reader import Reader
from pressreview.annotate.speakers import find_mentions
from pressreview.model import Span
from training.corpora.entities import worldwide

Entity = tuple[int, int, str]
"""First character, one past the last, type."""

_KINDS = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "organisation",
    "state": "place",
    "place": "place",
    "group": "group",
}
_MERGED = {"event": "event/other", "other": "event/other"}
_THREE = ("person", "place", "organisation")
_ROWS: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("person, place, organisation", _THREE, False),
    ("the same, facilities as places", _THREE, True),
    *((name, (name,), False) for name in (*_THREE, "facility", "group", "product", "event/other")),
)
"""Name, types that count, whether a facility counts as a place."""


def by_rules(texts: Sequence[str]) -> list[set[Entity]]:
    """The entities of each text that the rules find."""
    found = (find_mentions(text) for text in texts)
    return [typed((one.span, _KINDS[one.kind]) for one in mentions if one.kind in _KINDS) for mentions in found]


def by_reader(texts: Sequence[str]) -> list[set[Entity]]:
    """The entities of each text that the model finds."""
    return [typed((one.span, one.kind) for one in read.entities) for read in Reader().read(texts)]


def by_both(texts: Sequence[str]) -> list[set[Entity]]:
    """The entities of each text that the rules find with the help of the model."""
    readings = zip(texts, Reader().read(texts), strict=True)
    found = (find_mentions(text, named=read.entities) for text, read in readings)
    return [typed((one.span, _KINDS[one.kind]) for one in mentions if one.kind in _KINDS) for mentions in found]


SYSTEMS: dict[str, Callable[[Sequence[str]], list[set[Entity]]]] = {
    "rules": by_rules,
    "reader": by_reader,
    "both": by_both,
}


def typed(entities: Iterable[tuple[Span, str]]) -> set[Entity]:
    """Entities with the types that the gold tells apart."""
    return {(span.start, span.end, _MERGED.get(kind, kind)) for span, kind in entities}


def counted(
    text: str, found: set[Entity], gold: set[Entity], *, types: Sequence[str], merged: bool
) -> tuple[set[Entity], set[Entity]]:
    """What is found and what there is of some types, without outer punctuation; `merged`: a facility is a place."""
    sides = []
    for side in (found, gold):
        kept = set()
        for start, end, name in side:
            kind = "place" if merged and name == "facility" else name
            if kind in types:
                kept |= {(*extent, kind) for extent in trimmed([Span(start, end)], text)}
        sides.append(kept)
    return sides[0], sides[1]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    default = os.environ.get("PRESSREVIEW_DATA", str(Path(__file__).parents[2] / "shared" / "data"))
    parser.add_argument("--data", type=Path, default=Path(default), help="folder of the corpora")
    parser.add_argument("--system", choices=SYSTEMS, action="append", help="only this one")
    parser.add_argument(
        "--errors", action="store_true", help="print what is missed (-) or found wrongly (+), with words"
    )
    options = parser.parse_args()
    articles = list(worldwide(options.data / "worldwide_newswire", "dev"))
    texts = [article.text for article in articles]
    golds = [{(mark.start, mark.end, "/".join(mark.labels)) for mark in article.marks} for article in articles]
    print(f"{'system':<8}{'type':<32}{'gold':>7}{'found':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for system in options.system or SYSTEMS:
        found = SYSTEMS[system](texts)
        for name, types, merged in _ROWS:
            counts = Counts()
            for text, ours, gold in zip(texts, found, golds, strict=True):
                here, there = counted(text, ours, gold, types=types, merged=merged)
                counts.add(len(here & there), len(here), len(there))
                if options.errors and name == _ROWS[0][0]:
                    print_errors(system, text, here, there)
            shares = f"{counts.precision:>11.3f}{counts.recall:>8.3f}{counts.f1:>7.3f}"
            print(f"{system:<8}{name:<32}{counts.gold:>7}{counts.found:>7}{shares}")


def print_errors(system: str, text: str, found: set[Entity], gold: set[Entity]) -> None:
    """What only one side has, with some words around."""
    for start, end, kind in sorted(found ^ gold):
        words = f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 20]}".replace("\n", " ")
        print(f"  {system} {'-' if (start, end, kind) in gold else '+'} {kind}: {words}", file=sys.stderr)


if __name__ == "__main__":
    main()
