"""The labelled sentences with their hedges and conditions, both passes and what was settled."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.hedges.trees import CORPORA, HALVES, Half, sentences_of
from bench.origins.sites import rows
from pressreview.model import Span
from pressreview.model.reading import Band

HERE = Path(__file__).parent


class Labels(NamedTuple):
    """Hedges of a sentence with their bands, and its conditions."""

    hedges: tuple[tuple[Span, Band], ...]
    conditions: tuple[Span, ...]


class Site(NamedTuple):
    """A labelled sentence; `drawn` is "word" or "random"."""

    id: str
    half: Half
    drawn: str
    corpus: str
    text: str


def labels(name: str) -> dict[str, Labels]:
    """The labels of a file by site."""
    return {
        row["id"]: Labels(
            tuple((Span(start, end), band) for start, end, band in row["hedges"]),
            tuple(Span(*span) for span in row["conditions"]),
        )
        for row in rows(HERE / name)
    }


def gold() -> dict[str, Labels]:
    """What both passes say, or what was settled where they differ."""
    return labels("first_pass.jsonl") | labels("settled.jsonl")


def sites() -> Iterator[Site]:
    """Yield the sites with their texts. Raises `ValueError` where one is not the text that was labelled."""
    texts = {
        (one.article, one.name): one.text for corpus in CORPORA for half in HALVES for one in sentences_of(corpus, half)
    }
    for row in rows(HERE / "sites.jsonl"):
        text = texts.get((row["article"], row["sentence"]), "")
        if not hashlib.sha256(text.encode()).hexdigest().startswith(row["text_sha256"]):
            raise ValueError(f"{row['article']} {row['sentence']} is not the text that was labelled")
        yield Site(row["id"], row["half"], row["drawn"], row["corpus"], text)
