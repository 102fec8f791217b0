"""What the network learns from: labelled texts of every corpus, cut into windows and put together in batches."""

import hashlib
import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from pressreview.annotate.reader.decode import TAGS
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from training.corpora.marked import Graded, Marked
from training.corpora.polnear import Annotated

NO_LABEL = -100
FOLDS = 5
"""Parts of the corpora: as many teachers are made, each of which has not read one of them, to speak of that one."""
Window = tuple[int, int, int]
"""Number of a sample, first piece, one past the last."""


class Sample(NamedTuple):
    """A text of n pieces with what one corpus tells of it; None where it tells nothing."""

    pieces: Pieces
    fold: int
    """Which of the `FOLDS` parts of its corpus it stands in."""
    tags: NDArray[np.int64] | None = None
    """(n,) rows of TAGS."""
    links: list[tuple[int, ...]] | None = None
    """For each piece those it may point to, (-1,) for nothing, () for nothing to learn."""
    entities: NDArray[np.bool_] | None = None
    """(n, tags): the tags that a piece may have."""
    graded: NDArray[np.float32] | None = None
    """(n,) certainty of a predicate, -1 to 1, at its first piece; NaN elsewhere."""


def fold_of(name: str) -> int:
    """The part that a text stands in, by a hash of its name."""
    return hashlib.sha256(name.encode()).digest()[1] % FOLDS


def attributions(article: Annotated, word_piece: WordPiece) -> Sample:
    """Tags and links of every piece: contents and sources point to their cue's first piece, cues to their source's."""
    pieces = word_piece.encode(article.text)
    n = len(pieces)
    tags = np.zeros(n, np.int64)
    links: list[set[int]] = [set() for _ in range(n)]

    def mark(spans: tuple[tuple[int, int], ...], begin: int) -> list[int]:
        marked: list[int] = []
        for start, end in spans:
            first, last = _places(pieces, start, end)
            if first < last:
                tags[first:last] = begin + 1
                tags[first] = begin
                marked.extend(range(first, last))
        return marked

    for gold in article.attributions:
        source, cue, content = mark(gold.source, 1), mark(gold.cue, 3), mark(gold.content, 5)
        if cue:
            for piece in (*source, *content):
                links[piece].add(cue[0])
            for piece in cue:
                links[piece].add(source[0] if source else -1)
    return Sample(pieces, fold_of(article.name), tags=tags, links=[tuple(sorted(link)) for link in links])


def allowed(marked: Marked, pieces: Pieces, types: Sequence[str]) -> NDArray[np.bool_]:
    """The tags that each piece may have, (n, 1 + 2 * types): O, then B and I of each type."""
    tags = np.zeros((len(pieces), 1 + 2 * len(types)), np.bool_)
    tags[:, 0] = True
    for label in marked.beside:
        tags[:, [1 + 2 * types.index(label), 2 + 2 * types.index(label)]] = True
    for start, end, labels in marked.marks:
        first, last = _places(pieces, start, end)
        tags[first:last] = False
        for label in labels:
            tags[first : first + 1, 1 + 2 * types.index(label)] = True
            tags[first + 1 : last, 2 + 2 * types.index(label)] = True
    return tags


def certainty(text: Graded, word_piece: WordPiece) -> Sample:
    """Where predicates stand and how certain they are."""
    pieces = word_piece.encode(text.text)
    graded = np.full(len(pieces), np.nan, np.float32)
    for start, end, value in text.marks:
        first, last = _places(pieces, start, end)
        if first < last:
            graded[first] = value / 3
    return Sample(pieces, fold_of(text.name), graded=graded)


def _places(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """The pieces that touch code points `start` to `end`, half-open."""
    return int(np.searchsorted(pieces.ends, start, "right")), int(np.searchsorted(pieces.starts, end, "left"))


def batches(samples: Sequence[Sample], *, width: int, budget: int, rng: random.Random) -> list[list[Window]]:
    """All samples once, in batches of at most `budget` pieces, padding counted; in random order.

    A text of at most `width` pieces is one window; a longer one is cut into windows at a random phase. Windows of one
    fold and like length stand together.
    """
    folds: list[list[Window]] = [[] for _ in range(FOLDS)]
    for number, sample in enumerate(samples):
        n = len(sample.pieces)
        cuts = [0] if n <= width else range(-rng.randrange(width), n, width)
        cut = ((number, max(start, 0), min(start + width, n)) for start in cuts)
        folds[sample.fold].extend(window for window in cut if window[2] - window[1] >= 2)
    made: list[list[Window]] = []
    for windows in folds:
        rng.shuffle(windows)
        for at in range(0, len(windows), 512):
            batch: list[Window] = []
            for window in sorted(windows[at : at + 512], key=lambda w: w[2] - w[1]):
                if (len(batch) + 1) * (window[2] - window[1] + 2) > budget and batch:
                    made.append(batch)
                    batch = []
                batch.append(window)
            made.append(batch)
    rng.shuffle(made)
    return made


class Batch:
    """Padded windows of one fold; None where nothing is told.

    *Shape:* (B, T, …) each, [CLS] first and [SEP] last in every window.
    """

    def __init__(self, windows: list[Window], samples: Sequence[Sample], word_piece: WordPiece) -> None:
        length = max(end - start for _, start, end in windows) + 2
        length += -length % 8  # what matrix units like
        size = (len(windows), length)
        told = samples[windows[0][0]]
        self.ids = torch.full(size, word_piece.pad)
        self.shapes = torch.zeros(size, dtype=torch.long)
        self.mask = torch.zeros(size, dtype=torch.bool)
        self.fold = told.fold
        self.tags = None if told.tags is None else torch.zeros(size, dtype=torch.long)
        self.links = None if told.links is None else torch.full(size, NO_LABEL)
        self.entities = (
            None if told.entities is None else torch.zeros((*size, told.entities.shape[1]), dtype=torch.bool)
        )
        self.graded = None if told.graded is None else torch.full(size, torch.nan)
        for row, (number, start, end) in enumerate(windows):
            sample, n = samples[number], end - start
            self.ids[row, 0], self.ids[row, n + 1] = word_piece.cls, word_piece.sep
            self.ids[row, 1 : n + 1] = torch.from_numpy(sample.pieces.ids[start:end])
            self.shapes[row, 1 : n + 1] = torch.from_numpy(sample.pieces.shapes[start:end])
            self.mask[row, : n + 2] = True
            if self.tags is not None and sample.tags is not None:
                tags = sample.tags[start:end].copy()
                tags[0] -= TAGS[tags[0]].startswith("I-")  # one that opens in the middle of a span begins it there
                self.tags[row, 1 : n + 1] = torch.from_numpy(tags)
            if self.links is not None and sample.links is not None:
                self._point(row, sample.links, start, end)
            if self.entities is not None and sample.entities is not None:
                self.entities[row, 1 : n + 1] = torch.from_numpy(_begun(sample.entities[start:end]))
            if self.graded is not None and sample.graded is not None:
                self.graded[row, 1 : n + 1] = torch.from_numpy(sample.graded[start:end])

    @property
    def inner(self) -> torch.Tensor:
        """(B, T) bool: the pieces of the text; [CLS] and [SEP] are not."""
        inner = self.mask.clone()
        inner[:, 0] = False
        inner[:, :-1] &= self.mask[:, 1:]
        inner[:, -1] = False
        return inner

    def to(self, device: torch.device) -> "Batch":
        """Itself, moved."""
        for name, held in vars(self).items():
            if isinstance(held, torch.Tensor):
                setattr(self, name, held.to(device, non_blocking=True))
        return self

    def _point(self, row: int, links: list[tuple[int, ...]], start: int, end: int) -> None:
        assert self.links is not None
        for offset, targets in enumerate(links[start:end]):
            inside = [t - start + 1 for t in targets if start <= t < end]
            if inside:
                self.links[row, offset + 1] = min(inside, key=lambda place: abs(place - offset))
            elif targets == (-1,):
                self.links[row, offset + 1] = self.links.shape[1]


def _begun(tags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Allowed tags of a window; where it opens in the middle of a span, the span begins there."""
    tags = tags.copy()
    tags[0, 1::2] |= tags[0, 2::2]
    tags[0, 2::2] = False
    return tags
