"""What every network here reads of a text: its pieces, and for each piece the vector that stands for it.

The vectors are the largest part of a small encoder, so that the reader and what tells forecasts share one file of them.
"""

import zipfile
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from pressreview.errors import ModelError

FILE = "words.npz"
"""Beside each model that reads them."""


class Words:
    """The pieces of a vocabulary and their vectors, int8 with one scale a row."""

    def __init__(self, vocabulary: Sequence[str], rows: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        """Take V pieces, rows (V, width) and scales (V, 1). Raises `ValueError` where they do not fit each other."""
        if not len(vocabulary) == len(rows) == len(scales):
            raise ValueError(f"{len(vocabulary)} pieces, {len(rows)} vectors and {len(scales)} scales")
        self.word_piece = WordPiece(vocabulary)
        self._rows, self._scales = rows, scales

    def window(self, pieces: Pieces, start: int = 0, end: int | None = None) -> dict[str, NDArray[Any]]:
        """What a network is given for some pieces of a text, with the marks that open and close a window.

        *Shape:* words (1, T + 2, width), shapes (1, T + 2).
        """
        ids = np.concatenate([[self.word_piece.cls], pieces.ids[start:end], [self.word_piece.sep]])
        shapes = np.concatenate([[0], pieces.shapes[start:end], [0]]).astype(np.int64)
        return {"words": self.vectors(ids)[None], "shapes": shapes[None]}

    def vectors(self, ids: NDArray[np.integer[Any]]) -> NDArray[np.float32]:
        """The vectors of some rows of the vocabulary. *Shape:* (n,) -> (n, width)."""
        return np.asarray(self._rows[ids].astype(np.float32) * self._scales[ids])


@cache
def load(file: Path) -> Words:
    """The words of a file that `training.export` made. Raises `ModelError` where there is no such file."""
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as parts:
            vocabulary = parts["vocabulary"].tobytes().decode().split("\n")
            return Words(vocabulary, parts["rows"], parts["scales"])
    except OSError as error:
        raise ModelError(f"the models' words {file} cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(f"{file} holds no words of a model: {error}") from error


def shipped() -> Path:
    """Where the words lie that the shipped models read."""
    return Path(str(resources.files(__package__) / FILE))
