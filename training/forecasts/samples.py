"""The sentences from which forecasts are learned, as pieces: those chosen for it and those that rules were tried on.

None of an article in which `bench.forecasts` measures, none of BASIL, whose texts are there to be measured on.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.forecasts.__main__ import KINDS
from bench.forecasts.agreement import by_id
from bench.origins.sites import rows
from pressreview.annotate.certainty.foreteller import BANDS
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from training.forecasts.select import BENCH, measures, text_of

HERE = Path(__file__).parent
MOST = 190
"""Pieces of a sentence that are looked at."""


class Sample(NamedTuple):
    """A sentence and what it was labelled."""

    article: str
    pieces: Pieces
    kinds: tuple[int, ...]
    """One a pass: 0 for no forecast, else one more than the place of its kind in `KINDS`."""
    band: int | None
    """The place of its band in `BANDS`; None where it is no forecast, was not labelled or is of a rarer band."""
    denied: bool | None
    """Whether it is said not to happen, None where that was not labelled."""
    develop: bool
    """Whether `bench.forecasts` has it to develop on."""


def samples(word_piece: WordPiece) -> Iterator[Sample]:
    """Yield all, always in one order. Raises `ValueError` where a text is not the one that was labelled."""
    measured = {site["article"] for site in rows(BENCH / "sites.jsonl") if measures(site)}
    second = by_id(HERE / "second_pass.jsonl")
    for folder, sites, labels, develop in (
        (HERE, "sites.jsonl", by_id(HERE / "labels.jsonl"), False),
        (HERE, "more_sites.jsonl", by_id(HERE / "more_labels.jsonl"), False),
        (BENCH, "kinds_sites.jsonl", by_id(BENCH / "kinds.jsonl"), False),
        (BENCH, "develop_sites.jsonl", by_id(BENCH / "develop.jsonl"), True),
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
            passes = [labels[site["id"]], *([second[site["id"]]] if site["id"] in second else [])]
            kinds = tuple(KINDS.index(row["kind"]) + 1 if row["kind"] in KINDS else 0 for row in passes)
            band, polarity = passes[-1].get("band"), passes[-1].get("polarity")
            yield Sample(
                name,
                pieces,
                kinds,
                BANDS.index(band) if band in BANDS else None,
                polarity == "negative" if polarity else None,
                develop,
            )


def _twice() -> dict[str, dict[str, Any]]:
    """The labels of the half that may be looked at, where both passes agree on the kind; the band if on that too."""
    first, second = (by_id(BENCH / f"{name}_pass.jsonl") for name in ("first", "second"))
    return {
        site: {**row, "band": row.get("band") if second[site].get("band") == row.get("band") else None}
        for site, row in first.items()
        if second[site]["kind"] == row["kind"] and int(site[-1], 16) % 2
    }
