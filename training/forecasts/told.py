"""What teachers make of the sentences: `python -m training.forecasts.told runs/f-teacher-{0..4} --out runs/told`.

Of each sentence, and of it with words exchanged for others alike (TinyBERT's augmentation, Jiao et al., Findings of
EMNLP 2020): so that a smaller network that learns from it sees more than was labelled. Each teacher speaks of the part
that it has not read: of what it has, it would only say the label again.
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import Tensor

from bench.forecasts.__main__ import KINDS
from pressreview.annotate.certainty.foreteller import BANDS
from pressreview.annotate.reader import words
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from training.batches import FOLDS, fold_of
from training.forecasts.net import ForecastNet, scores_of
from training.forecasts.samples import samples
from training.samples import vocabulary

VERSIONS = 8
"""Of a sentence with words exchanged."""
EXCHANGED = 0.15
"""How likely a word is exchanged, 0-1."""
ALIKE = 10
"""Words among which another is drawn: those whose vectors have the least angle to its own."""
_WORD = re.compile(r"[a-z]{2,}")
_BATCH = 256


class Told(NamedTuple):
    """What a teacher makes of N sentences, as chances 0-1."""

    kinds: Tensor
    """(N, 5): no forecast, and each kind."""
    bands: Tensor
    """(N, 5)"""
    denied: Tensor
    """(N,): that it is said not to happen."""


class Exchange:
    """Exchanges words of sentences, the same in every run."""

    def __init__(self, word_piece: WordPiece) -> None:
        pieces = vocabulary()
        whole = np.array([row for row, piece in enumerate(pieces) if _WORD.fullmatch(piece)])
        vectors = words.load(words.shipped()).vectors(whole)
        vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self._inner = word_piece.inner
        self._alike: dict[int, NDArray[np.int64]] = {}
        for start in range(0, len(whole), 1000):
            angles = -(vectors[start : start + 1000] @ vectors.T)
            near = np.argpartition(angles, ALIKE, axis=1)[:, : ALIKE + 1]
            order = np.argsort(np.take_along_axis(angles, near, axis=1), axis=1)
            near = np.take_along_axis(near, order, axis=1)[:, 1:]  # a word is nearest to itself
            self._alike |= dict(zip(whole[start : start + 1000].tolist(), whole[near], strict=True))

    def version(self, pieces: Pieces, number: int, sentence: int) -> Pieces:
        """A sentence with some of its words exchanged; `number` tells which version, `sentence` which sentence."""
        rng = Random(sentence * VERSIONS + number)
        ids = pieces.ids.copy()
        for at, one in enumerate(pieces.ids.tolist()):
            ends = at + 1 == len(ids) or not self._inner[pieces.ids[at + 1]]
            if ends and one in self._alike and rng.random() < EXCHANGED:
                ids[at] = rng.choice(self._alike[one])
        return Pieces(ids, pieces.starts, pieces.ends, pieces.shapes)


def think(net: ForecastNet, those: Sequence[Pieces], word_piece: WordPiece) -> Told:
    """What a network makes of sentences."""
    order = sorted(range(len(those)), key=lambda row: len(those[row]))
    kinds, sure = torch.zeros(len(those), 5), torch.zeros(len(those), 6)
    net.eval()
    with torch.inference_mode():
        for start in range(0, len(order), _BATCH):
            some = order[start : start + _BATCH]
            scores = scores_of(net, [those[row] for row in some], word_piece)
            kinds[some], sure[some] = (part.float().cpu() for part in scores)
    return Told(kinds.softmax(-1), sure[:, :-1].softmax(-1), sure[:, -1].sigmoid())


def told_by(file: Path) -> Told:
    """What teachers made of all sentences and their versions. *Shape:* N is (1 + `VERSIONS`) sentences.

    Those as they stand come first, then each version of all. Raises `OSError` where they were not asked yet.
    """
    return Told(**load_file(str(file)))


def main() -> None:
    """Ask each teacher of its part."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("runs", type=Path, nargs=FOLDS, help="in the order of their folds")
    options.add_argument("--out", type=Path, default=Path("runs/told.safetensors"))
    options.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = options.parse_args()
    word_piece = WordPiece(vocabulary())
    everything = list(samples(word_piece))
    exchange = Exchange(word_piece)
    told = Told(
        *(torch.zeros((1 + VERSIONS) * len(everything), *rest) for rest in ((len(KINDS) + 1,), (len(BANDS),), ()))
    )
    for fold, run in enumerate(given.runs):
        net = ForecastNet(teacher=True)
        net.load_state_dict(load_file(str(run / "forecasts.safetensors")))
        net.to(given.device)
        rows = [row for row, one in enumerate(everything) if fold_of(one.article) == fold]
        for number in range(1 + VERSIONS):
            those = [everything[row].pieces for row in rows]
            if number:
                those = [exchange.version(one, number - 1, row) for one, row in zip(those, rows, strict=True)]
            at = torch.tensor(rows) + number * len(everything)
            for held, part in zip(told, think(net, those, word_piece), strict=True):
                held[at] = part
        print(f"teacher {fold}: {len(rows)} sentences", flush=True)
    save_file(told._asdict(), str(given.out))


if __name__ == "__main__":
    main()
