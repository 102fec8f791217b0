"""A passage and a statement side by side: their pieces, and what each text has of the other's words."""

from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pressreview.annotate.reader.wordpiece import SHAPES, Pieces, WordPiece
from pressreview.tables import load_opposites
from pressreview.text.words import FUNCTION_WORDS, fold_word, stem, words

LENGTH = 256
"""Pieces of both with the marks, at most; what the passage has beyond them is not read."""
STATED = 120
"""Pieces of a statement that are looked at."""
_SAME, _SYNONYM, _OPPOSITE = 1, 2, 3
KNOWN = 4
"""What the other text may have of a word, so many cases: knowledge that a small network has not of its own (Chen et
al., ACL 2018)."""


class Words(NamedTuple):
    """The words of a text in its order."""

    starts: NDArray[np.int64]
    stems: tuple[str, ...]
    says_something: tuple[bool, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Take a text apart."""
        spans = words(text)
        small = [fold_word(span.of(text)).lower() for span in spans]
        telling = tuple(word not in FUNCTION_WORDS for word in small)
        return cls(np.array([span.start for span in spans], np.int64), tuple(map(stem, small)), telling)

    def known(self, other: "Words") -> NDArray[np.int64]:
        """What the other text has of each word: nothing (0), the word (1), one that means the same or its opposite."""
        there = frozenset(other.stems)
        return np.array([self._known(number, there) for number in range(len(self.stems))] or [0], np.int64)

    def _known(self, number: int, there: frozenset[str]) -> int:
        word = self.stems[number]
        if word in there:
            return _SAME
        if not self.says_something[number]:
            return 0
        if not there.isdisjoint(load_opposites().of(word)):
            return _OPPOSITE
        return 0 if there.isdisjoint(_synonyms().get(word, frozenset())) else _SYNONYM

    def at(self, places: NDArray[np.int32]) -> NDArray[np.int64]:
        """The number of the word that stands at each place of the text, or before it."""
        return np.maximum(np.searchsorted(self.starts, places, side="right") - 1, 0)


class Side(NamedTuple):
    """One of the two texts: its pieces, and its words."""

    pieces: Pieces
    words: Words

    @classmethod
    def of(cls, word_piece: WordPiece, text: str, *, most: int | None = None) -> "Side":
        """Take a text, of its pieces the first so many."""
        return cls(Pieces(*(column[:most] for column in word_piece.encode(text))), Words.of(text))

    def roles(self, other: "Side") -> NDArray[np.int64]:
        """What each piece is: its shape, and what the other side has of its word. From 0 to `SHAPES` times `KNOWN`."""
        known = self.words.known(other.words)[self.words.at(self.pieces.starts)]
        return self.pieces.shapes + SHAPES * known


def roles(passage: Side, statement: Side) -> NDArray[np.int64]:
    """The roles of all pieces with their marks, the statement's behind the passage's. *Shape:* -> (T,)."""
    second = SHAPES * KNOWN
    parts = ([0], passage.roles(statement), [0], second + statement.roles(passage), [second])
    return np.concatenate(parts).astype(np.int64)


def ids(word_piece: WordPiece, passage: Side, statement: Side) -> NDArray[np.int64]:
    """Rows of the vocabulary of all pieces with their marks. *Shape:* -> (T,)."""
    cls, sep = [word_piece.cls], [word_piece.sep]
    return np.concatenate([cls, passage.pieces.ids, sep, statement.pieces.ids, sep]).astype(np.int64)


@cache
def _synonyms() -> Mapping[str, Set[str]]:
    """The stems that can mean the same as each stem."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in Path(__file__).with_name("synonyms.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            some = line.split()
            for word in some:
                found[word].update(some)
    return found
