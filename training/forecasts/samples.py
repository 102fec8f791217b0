"""The sentences from which forecasts are learned, as pieces: those chosen for it and those that rules were tried on.

None of an article in which `bench.forecasts` measures, none of BASIL, whose texts are there to be measured on.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.forecasts.__main__ import KINDS
from bench.origins.sites import rows
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from training.forecasts.select import BENCH, measures, text_of

HERE = Path(__file__).parent
MOST = 190
"""Pieces of a sentence that are looked at."""


class Sample(NamedTuple):
    """A sentence and what it was labelled: 0 for no forecast, else one more than the place of its kind in `KINDS`."""

    article: str
    pieces: Pieces
    kind: int
    develop: bool
    """Whether `bench.forecasts` has it to develop on."""


def samples(word_piece: WordPiece) -> Iterator[Sample]:
    """Yield all, always in one order. Raises `ValueError` where a text is not the one that was labelled."""
    measured = {site["article"] for site in rows(BENCH / "sites.jsonl") if measures(site)}
    for folder, sites, labels, develop in (
        (HERE, "sites.jsonl", _once(HERE / "labels.jsonl"), False),
        (HERE, "more_sites.jsonl", _once(HERE / "more_labels.jsonl"), False),
        (BENCH, "kinds_sites.jsonl", _once(BENCH / "kinds.jsonl"), False),
        (BENCH, "develop_sites.jsonl", _once(BENCH / "develop.jsonl"), True),
        (BENCH, "sites.jsonl", _twice(), True),
    ):
        for site in rows(folder / sites):
            name = site["article"]
            if name in measured or name.startswith("basil/") or site["id"] not in labels:
                continue
            text = text_of(name)
            if not hashlib.sha256(text.encode()).hexdigest().startswith(site["text_sha256"]):
                raise ValueError(f"{name} is not the text that was labelled")
            start, end = site["span"]
            pieces = Pieces(*(np.asarray(column[:MOST]) for column in word_piece.encode(text[start:end])))
            kind = labels[site["id"]]
            yield Sample(name, pieces, KINDS.index(kind) + 1 if kind in KINDS else 0, develop)


def _once(file: Path) -> dict[str, str]:
    return {row["id"]: row["kind"] for row in rows(file)}


def _twice() -> dict[str, str]:
    """The labels of the half that may be looked at, where both passes agree."""
    first, second = (_once(BENCH / f"{name}_pass.jsonl") for name in ("first", "second"))
    return {site: kind for site, kind in first.items() if second[site] == kind and int(site[-1], 16) % 2}
