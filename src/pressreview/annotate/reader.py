"""The shipped reader: texts in, attributions with their parts linked out.

One ONNX file holds the network, its vocabulary and the constants of the decoder; `training/` makes it. A text is read
in overlapping windows; each piece keeps the scores of the window in which it stands most central, and the tags are then
decoded over the whole text. Windows of different texts never share a batch: int8 activations are scaled per batch, and
a text must be read the same way whatever is read beside it.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pressreview.annotate.decode import Chain, Floats, Scores, View, decode
from pressreview.annotate.spans import RawAttribution
from pressreview.annotate.wordpiece import Pieces, WordPiece
from pressreview.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime

WINDOW = 254
"""Pieces in a window, as in training."""
STRIDE = 127
"""Pieces from one window to the next: every piece but those at the ends of the text is read twice."""
_BATCH = 8
_BLOCK = 16_384
"""Pieces decoded together, at most; a longer text is cut at a paragraph, so that memory stays bounded."""


class _Loaded(NamedTuple):
    session: "onnxruntime.InferenceSession"
    word_piece: WordPiece
    chain: Chain


class Reader:
    """Reads attributions with the model in `file`, by default the one that is shipped.

    Nothing is loaded before the first text. Raises `ModelError` when the file is missing or is no reader.
    """

    def __init__(self, file: Path | None = None, *, threads: int = 0) -> None:
        self._file = file or Path(str(resources.files("pressreview.annotate") / "reader.onnx"))
        self._threads = threads

    @cached_property
    def version(self) -> str:
        """The first 12 hex digits of the model file's SHA-256."""
        return hashlib.sha256(self._bytes()).hexdigest()[:12]

    def read(self, texts: Sequence[str]) -> Iterator[tuple[RawAttribution, ...]]:
        """The attributions of each text, in order."""
        for text in texts:
            pieces = self._loaded.word_piece.encode(text)
            found: list[RawAttribution] = []
            for block in _blocks(pieces):
                found.extend(decode(block, self._score(block), self._loaded.chain))
            yield tuple(found)

    def _bytes(self) -> bytes:
        try:
            return self._file.read_bytes()
        except OSError as error:
            raise ModelError(f"the reader's model {self._file} cannot be read: {error.strerror}") from error

    @cached_property
    def _loaded(self) -> _Loaded:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(self._bytes(), options, providers=["CPUExecutionProvider"])
            facts: dict[str, Any] = json.loads(session.get_modelmeta().custom_metadata_map["pressreview"])
            arrays = (np.asarray(facts[name], np.float32) for name in Chain._fields)
            return _Loaded(session, WordPiece(facts["vocabulary"]), Chain(*arrays))
        except ModelError:
            raise
        except Exception as error:  # onnxruntime raises its own kinds, one for each way a file can be wrong
            raise ModelError(f"{self._file} is no reader model: {error}") from error

    def _score(self, pieces: Pieces) -> Scores:
        """The tag scores of every piece, each from its most central window, and every window as a view for links."""
        session, word_piece, _ = self._loaded
        places = list(_windows(len(pieces)))
        tags: list[Floats] = []
        views: list[View] = []
        for at in range(0, len(places), _BATCH):
            batch = places[at : at + _BATCH]
            length = max(w.end - w.start for w in batch) + 2
            ids = np.full((len(batch), length), word_piece.pad, np.int64)
            shapes = np.zeros_like(ids)
            mask = np.zeros((len(batch), length), np.float32)
            for row, w in enumerate(batch):
                size = w.end - w.start
                ids[row, 0], ids[row, size + 1] = word_piece.cls, word_piece.sep
                ids[row, 1 : size + 1] = pieces.ids[w.start : w.end]
                shapes[row, 1 : size + 1] = pieces.shapes[w.start : w.end]
                mask[row, : size + 2] = 1.0
            results = session.run(["tags", "query", "key"], {"ids": ids, "shapes": shapes, "mask": mask})
            for row, w in enumerate(batch):
                tag, query, key = (result[row, 1 : w.end - w.start + 1] for result in results)
                tags.append(tag[w.keep_start - w.start : w.keep_end - w.start])
                views.append(View(w.start, query, key))
        return Scores(np.concatenate(tags), tuple(views))


class _Window(NamedTuple):
    start: int
    end: int
    keep_start: int
    """The pieces that stand more central here than in any other window."""
    keep_end: int


def _windows(n: int) -> Iterator[_Window]:
    """Windows that cover n pieces; what they keep tiles the pieces."""
    starts = list(range(0, max(1, n - WINDOW + STRIDE), STRIDE))
    kept = 0
    for number, start in enumerate(starts):
        end = min(start + WINDOW, n)
        last = number + 1 == len(starts)
        keep_end = n if last else (starts[number + 1] + end) // 2
        yield _Window(start, end, kept, keep_end)
        kept = keep_end


def _blocks(pieces: Pieces) -> Iterator[Pieces]:
    """The pieces in blocks that can be decoded by themselves, cut where a paragraph begins if one does."""
    start = 0
    while start < len(pieces):
        end = min(start + _BLOCK, len(pieces))
        if end < len(pieces):
            opens = np.flatnonzero(pieces.shapes[start + 1 : end] & 4)  # the shape's bit for "first in its paragraph"
            if len(opens):
                end = start + 1 + int(opens[-1])
        yield Pieces(*(column[start:end] for column in pieces))
        start = end
