"""Text into the pieces that the reader model knows, each with its place in the text.

WordPiece as BERT's uncased models use it (Devlin et al. 2019, section 3; greedy longest match), with what those models
throw away kept beside it: the place of each piece in code points and its shape (letter case, paragraph start, inside
quotation marks).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UNKNOWN, CLS, SEP, PAD = "[UNK]", "[CLS]", "[SEP]", "[PAD]"

SHAPES = 16
"""Number of shapes: letter case (4) x first in its paragraph (2) x inside double quotation marks (2)."""

_MAX_WORD = 100  # BERT's own bound: a longer "word" is one unknown piece, so that a huge line stays linear
_WORD = re.compile(r"``|''|[^\W_]+[\u0300-\u036f]*(?:[^\W_]+[\u0300-\u036f]*)*+|[^\s]")
_DOUBLED = frozenset(("``", "''"))
"""Two single marks written for a double one; the model reads them as that."""
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n|\n")

Ints = NDArray[np.int32]


class Pieces(NamedTuple):
    """The pieces of one text, parallel arrays of one length, without [CLS] and [SEP]."""

    ids: Ints
    """Rows of the model's vocabulary."""
    starts: Ints
    ends: Ints
    """Half-open places in the text, in code points."""
    shapes: Ints
    """0 to SHAPES - 1."""

    def __len__(self) -> int:
        return len(self.ids)


class WordPiece:
    """Cuts texts into pieces of one vocabulary; keeps the cuts of words seen before."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: row for row, piece in enumerate(vocabulary)}
        self.inner = np.array([piece.startswith("##") for piece in self._ids], np.bool_)
        """For each row of the vocabulary whether that piece goes on with a word."""
        missing = [piece for piece in (UNKNOWN, CLS, SEP, PAD) if piece not in self._ids]
        if missing:
            raise ValueError(f"the vocabulary lacks {', '.join(missing)}")
        self.unknown, self.cls, self.sep, self.pad = (self._ids[p] for p in (UNKNOWN, CLS, SEP, PAD))
        self._cut = lru_cache(maxsize=65536)(self._cut_word)

    def encode(self, text: str) -> Pieces:
        """The pieces of `text`; linear in its length."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        shapes: list[int] = []
        breaks = iter([m.end() for m in _PARAGRAPH_BREAK.finditer(text)])
        next_break = next(breaks, len(text) + 1)
        first = True
        inside = False
        for found in _WORD.finditer(text):
            at = found.start()
            if at >= next_break:
                first, inside = True, False  # an unclosed mark does not outlive its paragraph
                while at >= next_break:
                    next_break = next(breaks, len(text) + 1)
            word = found.group()
            if word in ("“", "``"):
                inside = True
            elif word == "”":
                inside = False
            shape = _letter_case(word) + 4 * first + 8 * inside
            if word in ('"', "''"):
                inside = not inside
            for piece, start, end in self._cut(word):
                ids.append(piece)
                starts.append(at + start)
                ends.append(at + end)
                shapes.append(shape)
            first = False
        return Pieces(*(np.asarray(column, np.int32) for column in (ids, starts, ends, shapes)))

    def _cut_word(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """(row, start, end) of each piece of `word`; one unknown piece when it cannot be spelt."""
        whole = ((self.unknown, 0, len(word)),)
        if len(word) > _MAX_WORD:
            return whole
        if word in _DOUBLED and '"' in self._ids:
            return ((self._ids['"'], 0, 2),)
        letters: list[str] = []
        places: list[int] = []
        for place, character in enumerate(word):
            for letter in unicodedata.normalize("NFD", character.lower()):
                if unicodedata.category(letter) != "Mn":
                    letters.append(letter)
                    places.append(place)
        plain = "".join(letters)
        places.append(len(word))
        pieces = []
        start = 0
        while start < len(plain):
            for end in range(len(plain), start, -1):
                row = self._ids.get(("##" if start else "") + plain[start:end])
                if row is not None:
                    break
            else:
                return whole
            pieces.append((row, places[start], max(places[end], places[start] + 1)))
            start = end
        return tuple(pieces) or whole


def _letter_case(word: str) -> int:
    """0 no letter, 1 lower, 2 first letter a capital, 3 all capitals (two letters or more)."""
    if not word[0].isalpha():
        return 0
    if len(word) > 1 and word.isupper():
        return 3
    return 2 if word[0].isupper() else 1
