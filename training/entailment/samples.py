"""Passages and the statements that were written about them, as pairs of pieces."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.corpora import article
from bench.origins.sites import rows
from pressreview.annotate.reader.wordpiece import WordPiece
from pressreview.model import Span
from training.entailment.sides import LENGTH, STATED, Side, ids, roles

HERE = Path(__file__).parent
BORNE_OUT, OTHERWISE, NOT_TOLD = range(3)
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*|[^\w\s]")


class Pair(NamedTuple):
    """A passage and a statement."""

    passage: str
    """The id of the passage that both come from."""
    kind: str
    """As what the statement was written: "sum", "ok", "bad not", "same", …"""
    ids: NDArray[np.int64]
    roles: NDArray[np.int64]
    stated: NDArray[np.bool_]
    """Which pieces are the statement's."""
    verdict: int
    tags: NDArray[np.int64]
    """For each piece 1 where it is not borne out, 0 where it is, -100 where nobody knows."""


def pair(
    word_piece: WordPiece,
    passage: str,
    statement: str,
    *,
    of: str,
    kind: str,
    verdict: int,
    wrong: Sequence[Span] | None,
) -> Pair:
    """Put the two behind each other; `wrong` are the words that are not borne out, None where nobody knows them."""
    second = Side.of(word_piece, statement, most=STATED)
    first = Side.of(word_piece, passage, most=LENGTH - 3 - len(second.pieces))
    rows = ids(word_piece, first, second)
    stated = np.zeros(len(rows), np.bool_)
    stated[len(first.pieces) + 2 : -1] = True
    tags = np.full(len(second.pieces), -100 if wrong is None else 0, np.int64)
    for span in wrong or []:
        tags[(second.pieces.starts < span.end) & (second.pieces.ends > span.start)] = 1
    marks = np.full(len(rows), -100, np.int64)
    marks[stated] = tags
    return Pair(of, kind, rows, roles(first, second), stated, verdict, marks)


def changed(before: str, after: str) -> list[Span]:
    """The words of the second that the first has not in their place; where words are gone, those on both sides."""
    some, others = (list(_WORD.finditer(text)) for text in (before, after))
    steps = SequenceMatcher(None, [one[0] for one in some], [one[0] for one in others], autojunk=False).get_opcodes()
    found = []
    for what, _, _, start, end in steps:
        if what in ("replace", "insert"):
            found += others[start:end]
        elif what == "delete":
            found += others[max(0, start - 1) : start + 1]
    return [Span(*one.span()) for one in found]


def pairs(word_piece: WordPiece) -> Iterator[Pair]:
    """Yield all, always in one order. Raises `ValueError` where a text is not the one that was written about."""
    written = {row["id"]: row for row in rows(HERE / "written.jsonl")}
    for site in rows(HERE / "sites.jsonl"):
        if site["id"] in written:
            text = article(site["article"]).text
            if not hashlib.sha256(text.encode()).hexdigest().startswith(site["text_sha256"]):
                raise ValueError(f"{site['article']} is not the text that was written about")
            passage = " ".join(Span(*site["span"]).of(text).split())
            yield from _of_passage(word_piece, passage, written[site["id"]])


def _of_passage(word_piece: WordPiece, passage: str, row: dict[str, Any]) -> Iterator[Pair]:
    name, summary = str(row["id"]), str(row["sum"])

    def made(kind: str, words: str, verdict: int, wrong: list[Span] | None) -> Pair:
        return pair(word_piece, passage, words, of=name, kind=kind, verdict=verdict, wrong=wrong)

    yield made("sum", summary, BORNE_OUT, [])
    for words in row["ok"]:
        yield made("ok", words, BORNE_OUT, [])
    for words in row["same"]:
        yield made("same", words, BORNE_OUT, [])
    for kind, words in row["bad"]:
        yield made(f"bad {kind}", words, NOT_TOLD if kind == "more" else OTHERWISE, changed(summary, words))
    for kind, words in row["against"]:
        yield made(f"against {kind}", words, OTHERWISE, None)
    for words in row["beside"]:
        yield made("beside", words, NOT_TOLD, None)
