"""The labelled pairs, read and checked: two sentences of one story, and whether each pass finds them in conflict."""

import hashlib
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from bench.origins.sites import article, rows
from pressreview.model import Passage, Span

Label = Literal["figure", "date", "denial", "negation", "actor", "certainty", "update", "none"]
Half = Literal["develop", "measure", "seen"]
HERE = Path(__file__).parent
SITES = ("sites.jsonl", "more_sites.jsonl")
"""What was drawn first (`select.py`) and second (`second_draw.py`)."""
PASSES = ("first_pass.jsonl", "second_pass.jsonl")


class Site(NamedTuple):
    """A pair with the label of each pass."""

    id: str
    sign: str
    sides: tuple[Passage, Passage]
    labels: tuple[Label, ...]
    """Of the passes that have come to it, the first pass' first."""
    story: str
    """Name of the first article of its story."""
    first_draw: bool

    @property
    def label(self) -> Label | None:
        """What both passes say, None where they differ or where one has not come to it."""
        return self.labels[0] if len(self.labels) == len(PASSES) and len(set(self.labels)) == 1 else None

    @property
    def half(self) -> Half:
        """`develop` or `measure`, by the story; `seen` for a pair of a measuring story that was once in sight.

        Pairs of the first draw were divided by their own id.
        """
        if hashlib.sha256(f"conflicts half {self.story}".encode()).digest()[0] % 2:
            return "develop"
        return "seen" if self.first_draw and hashlib.sha256(self.id.encode()).digest()[0] % 2 else "measure"


def load() -> list[Site]:
    """All pairs in the order of the files. Raises `ValueError` where an article is not the one that was labelled."""
    passes = [{row["id"]: row["label"] for row in rows(HERE / name)} for name in PASSES]
    found = []
    for name in SITES:
        for row in rows(HERE / name):
            labels = tuple(labelled[row["id"]] for labelled in passes if row["id"] in labelled)
            if not set(labels) <= set(get_args(Label)):
                raise ValueError(f"{row['id']} has a label that is none: {labels}")
            one, other = (_passage(side) for side in row["sides"])
            found.append(Site(row["id"], row["sign"], (one, other), labels, row["story"], name == SITES[0]))
    return found


def _passage(side: dict[str, Any]) -> Passage:
    one = article(side["article"])
    if not hashlib.sha256(one.text.encode()).hexdigest().startswith(side["text_sha256"]):
        raise ValueError(f"{side['article']} is not the text that was labelled")
    return Passage(article=one.id, span=Span(*side["span"]))
