"""The shipped reader: texts in; attributions with their parts linked, names and predicates out.

One ONNX file holds the network and the constants of the decoder, another the vectors of its words (`words`);
`training/` makes them. A text is read in overlapping windows; the tag scores of a piece are the mean over its windows,
weighted by how far it stands from their edges, and the tags are then decoded over the whole text. Windows never share a
batch: int8 activations are scaled per batch, so that each window has scales of its own (PolNeAR's development part:
linked F1 .749 -> .752), its activations stay in the processor's cache, and a text is read the same way whatever is read
beside it. Windows of a text are read side by side, one thread each: two threads in one window wait for each other (14
ms a window on two cores, in some runs 25, against 13 so).
"""

import hashlib
import json
import math
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pressreview.annotate.reader import words
from pressreview.annotate.reader.decode import (
    ENTITIES,
    TAGS,
    Chain,
    Floats,
    Scores,
    View,
    decode,
    mentions,
    predicates,
)
from pressreview.annotate.reader.spans import RawParts, RawReading
from pressreview.annotate.reader.wordpiece import Pieces
from pressreview.annotate.reader.words import Words
from pressreview.errors import ModelError
from pressreview.text import sentences

if TYPE_CHECKING:
    import onnxruntime

WINDOW = 254
"""Most pieces in a window, as in training."""
OVERLAP = 79
"""Fewest pieces that two neighbouring windows share. With 127, every piece read twice, the reader took a third longer
and its exact-span F1 on PolNeAR's development part was .822 / .753 / .690; with 79 it is .821 / .753 / .693."""
_OUTPUTS = ("query", "key", "tags", "entities", "certainty")
_WIDTHS = (len(TAGS), 1 + 2 * len(ENTITIES), 2)
"""Scores a piece in each of the last three."""
_AHEAD = 4
"""Texts that are begun before one is finished."""
_BLOCK = 16_384
"""Pieces decoded together, at most; a longer text is cut at a paragraph, so that memory stays bounded."""


class _Begun(NamedTuple):
    blocks: list[Pieces]
    opens: list[int]
    """Where sentences begin, in code points."""
    first: "list[Future[list[Floats]]]"
    """The answers for the windows of the first block."""


class _Turns:
    """Lets as many windows run at a time as there are cores, one less while the caller is busy with what was read.

    With a window on every core beside the rules, which are one thread, the rules would come last and leave a core idle:
    60 articles took 5.6 s on two cores, and 4.9 so.
    """

    def __init__(self, cores: int) -> None:
        self._cores, self._most, self._running = cores, max(1, cores - 1), 0
        self._changed = threading.Condition()

    @contextmanager
    def one(self) -> Iterator[None]:
        """A window's turn; waits for it."""
        with self._changed:
            self._changed.wait_for(lambda: self._running < self._most)
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify()

    @contextmanager
    def all(self) -> Iterator[None]:
        """While the caller does nothing but wait, the windows have every core."""
        with self._changed:
            self._most = self._cores
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._most = max(1, self._cores - 1)


class Loaded(NamedTuple):
    """What reading takes."""

    session: "onnxruntime.InferenceSession"
    words: Words
    chain: Chain


class Reader:
    """Reads attributions with the model in `file`, by default the one that is shipped.

    `threads` windows are read at a time, by default one a core. Nothing is loaded before the first text. Raises
    `ModelError` when the file is missing or is no reader.
    """

    def __init__(self, file: Path | None = None, *, threads: int = 0) -> None:
        self._file = file or Path(str(resources.files(__package__) / "reader.onnx"))
        self._words = self._file.with_name(words.FILE)
        self._threads = threads or _cores()
        self._turns = _Turns(self._threads)

    @cached_property
    def version(self) -> str:
        """The first 12 hex digits of the SHA-256 of the model's file and of its words'."""
        return hashlib.sha256(self._bytes(self._file) + self._bytes(self._words)).hexdigest()[:12]

    def read(self, texts: Iterable[str]) -> Iterator[RawReading]:
        """What stands in each text, in order; the next texts are begun while the caller is busy with one."""
        begun: deque[_Begun] = deque()
        for text in texts:
            begun.append(self._begin(text))
            if len(begun) > _AHEAD:
                yield self._finish(begun.popleft())
        while begun:
            yield self._finish(begun.popleft())

    def _begin(self, text: str) -> "_Begun":
        """The text in blocks, the first of them on its way."""
        blocks = list(blocks_of(self._loaded.words.word_piece.encode(text)))
        opens = [sentence.start for sentence in sentences(text)]
        return _Begun(blocks, opens, self._run(blocks[0]) if blocks else [])

    def _finish(self, begun: "_Begun") -> RawReading:
        found = []
        for number, block in enumerate(begun.blocks):
            found.append(self._read(block, begun.opens, begun.first if number == 0 else self._run(block)))
        return found[0] if len(found) == 1 else _joined(found)

    def _run(self, pieces: Pieces) -> "list[Future[list[Floats]]]":
        """The model's answers for each window of some pieces, to come."""
        session, its, _ = self._loaded

        def run(start: int, end: int) -> list[Floats]:
            with self._turns.one():
                return list(session.run(_OUTPUTS, its.window(pieces, start, end)))

        return [self._pool.submit(run, start, end) for start, end in _windows(len(pieces))]

    def _read(self, pieces: Pieces, opens: Sequence[int], runs: "Sequence[Future[list[Floats]]]") -> RawReading:
        _, its, chain = self._loaded
        with self._turns.all():
            wait(runs)
        scores, names, certainty = score(pieces, runs)
        inner = its.word_piece.inner[pieces.ids]
        attributions, parts = decode(pieces, scores, chain, sentences=opens)
        return RawReading(
            attributions=attributions,
            parts=parts,
            entities=mentions(pieces, names, ENTITIES, inner=inner),
            predicates=predicates(pieces, certainty, inner=inner),
        )

    def _bytes(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            raise ModelError(f"the reader's model {file} cannot be read: {error.strerror}") from error

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="pressreview-reader")

    @cached_property
    def _loaded(self) -> Loaded:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                self._bytes(self._file),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=["SkipLayerNormFusion"],  # a window takes 9 % longer with it
            )
            facts: dict[str, Any] = json.loads(session.get_modelmeta().custom_metadata_map["pressreview"])
            arrays = (np.asarray(facts[name], np.float32) for name in Chain._fields)
            return Loaded(session, words.load(self._words), Chain(*arrays))
        except ModelError:
            raise
        except Exception as error:  # onnxruntime raises its own kinds, one for each way a file can be wrong
            raise ModelError(f"{self._file} is no reader model: {error}") from error


def score(pieces: Pieces, runs: Sequence[Future[list[Floats]]]) -> tuple[Scores, Floats, Floats]:
    """The scores of every piece for attributions, names and certainty, averaged over its windows."""
    sums = np.zeros((len(pieces), sum(_WIDTHS)), np.float32)
    weights = np.zeros((len(pieces), 1), np.float32)
    views: list[View] = []
    for (start, end), results in zip(_windows(len(pieces)), runs, strict=True):
        query, key, *scores = (result[0, 1:-1] for result in results.result())
        weight = _centrality(start, end, len(pieces))
        sums[start:end] += weight * np.concatenate(scores, 1)
        weights[start:end] += weight
        views.append(View(start, query, key))
    tags, names, certainty = np.split(sums / weights, np.cumsum(_WIDTHS)[:-1], axis=1)
    return Scores(tags, tuple(views)), names, certainty


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _joined(parts: Sequence[RawReading]) -> RawReading:
    """One reading of what stands in several blocks of a text."""
    return RawReading(
        attributions=tuple(one for part in parts for one in part.attributions),
        parts=RawParts(
            source=tuple(span for part in parts for span in part.parts.source),
            cue=tuple(span for part in parts for span in part.parts.cue),
            content=tuple(span for part in parts for span in part.parts.content),
        ),
        entities=tuple(one for part in parts for one in part.entities),
        predicates=tuple(one for part in parts for one in part.predicates),
    )


def _windows(n: int) -> list[tuple[int, int]]:
    """Half-open windows that cover n pieces, in text order: as few as will do, all of one length, evenly apart."""
    count = max(1, math.ceil((n - OVERLAP) / (WINDOW - OVERLAP)))
    length = math.ceil((n + (count - 1) * OVERLAP) / count)
    starts = (number * (n - length) // max(1, count - 1) for number in range(count))
    return [(start, start + length) for start in starts]


def _centrality(start: int, end: int, n: int) -> Floats:
    """How far each piece of a window stands from its edges, (end - start, 1), above 0; the text's ends are no edges."""
    places = np.arange(start, end, dtype=np.float32)[:, None]
    before = places - start + 1 if start > 0 else np.full_like(places, WINDOW)
    after = end - places if end < n else np.full_like(places, WINDOW)
    return np.asarray(np.minimum(before, after), np.float32)


def blocks_of(pieces: Pieces) -> Iterator[Pieces]:
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
