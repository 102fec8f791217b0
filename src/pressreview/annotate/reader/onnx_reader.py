"""The shipped reader: texts in, attributions with their parts linked out.

One ONNX file holds the network, its vocabulary and the constants of the decoder; `training/` makes it. A text is read
in overlapping windows; the tag scores of a piece are the mean over its windows, weighted by how far it stands from
their edges, and the tags are then decoded over the whole text. Windows of different texts never share a batch: int8
activations are scaled per batch, and a text must be read the same way whatever is read beside it.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pressreview.annotate.reader.decode import TAGS, Chain, Floats, Scores, View, decode
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from pressreview.errors import ModelError
from pressreview.text import sentences

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
        self._file = file or Path(str(resources.files(__package__) / "reader.onnx"))
        self._threads = threads

    @cached_property
    def version(self) -> str:
        """The first 12 hex digits of the model file's SHA-256."""
        return hashlib.sha256(self._bytes()).hexdigest()[:12]

    def read(self, texts: Sequence[str]) -> Iterator[tuple[RawAttribution, ...]]:
        """The attributions of each text, in order."""
        for text in texts:
            pieces = self._loaded.word_piece.encode(text)
            opens = [sentence.start for sentence in sentences(text)]
            found: list[RawAttribution] = []
            for block in _blocks(pieces):
                found.extend(decode(block, self._score(block), self._loaded.chain, sentences=opens))
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
        """The tag scores of every piece, averaged over its windows, and every window as a view for links."""
        session, word_piece, _ = self._loaded
        places = _windows(len(pieces))
        tags = np.zeros((len(pieces), len(TAGS)), np.float32)
        weights = np.zeros((len(pieces), 1), np.float32)
        views: list[View] = []
        for at in range(0, len(places), _BATCH):
            batch = places[at : at + _BATCH]
            length = max(end - start for start, end in batch) + 2
            ids = np.full((len(batch), length), word_piece.pad, np.int64)
            shapes = np.zeros_like(ids)
            mask = np.zeros((len(batch), length), np.float32)
            for row, (start, end) in enumerate(batch):
                size = end - start
                ids[row, 0], ids[row, size + 1] = word_piece.cls, word_piece.sep
                ids[row, 1 : size + 1] = pieces.ids[start:end]
                shapes[row, 1 : size + 1] = pieces.shapes[start:end]
                mask[row, : size + 2] = 1.0
            results = session.run(["tags", "query", "key"], {"ids": ids, "shapes": shapes, "mask": mask})
            for row, (start, end) in enumerate(batch):
                tag, query, key = (result[row, 1 : end - start + 1] for result in results)
                weight = _centrality(start, end, len(pieces))
                tags[start:end] += weight * tag
                weights[start:end] += weight
                views.append(View(start, query, key))
        return Scores(tags / weights, tuple(views))


def _windows(n: int) -> list[tuple[int, int]]:
    """Half-open windows that cover n pieces, in text order."""
    return [(start, min(start + WINDOW, n)) for start in range(0, max(1, n - WINDOW + STRIDE), STRIDE)]


def _centrality(start: int, end: int, n: int) -> Floats:
    """How far each piece of a window stands from its edges, (end - start, 1), above 0; the text's ends are no edges."""
    places = np.arange(start, end, dtype=np.float32)[:, None]
    before = places - start + 1 if start > 0 else np.full_like(places, WINDOW)
    after = end - places if end < n else np.full_like(places, WINDOW)
    return np.asarray(np.minimum(before, after), np.float32)


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
