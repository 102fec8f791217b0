"""What a teacher makes of the sentences: `python -m training.forecasts.told runs/forecasts-teacher`, after training it.

Of each sentence, and of it with words exchanged for others alike (TinyBERT's augmentation, Jiao et al., Findings of
EMNLP 2020): so that a smaller network that learns from it sees more than was labelled. Written beside its weights.
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

from pressreview.annotate.reader import words
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from training.forecasts.net import ForecastNet, scores_of
from training.forecasts.samples import samples
from training.samples import vocabulary

VERSIONS = 3
"""Of a sentence with words exchanged."""
EXCHANGED = 0.15
"""How likely a word is exchanged, 0-1."""
ALIKE = 10
"""Words among which another is drawn: those whose vectors have the least angle to its own."""
_WORD = re.compile(r"[a-z]{2,}")
_BATCH = 48
_FILE = "told.safetensors"


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
            near = np.argsort(-(vectors[start : start + 1000] @ vectors.T), axis=1)[:, 1 : ALIKE + 1]
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
            kinds[some], sure[some] = scores_of(net, [those[row] for row in some], word_piece)
    return Told(kinds.softmax(-1), sure[:, :-1].softmax(-1), sure[:, -1].sigmoid())


def told_by(run: Path) -> Told:
    """What the teacher of that run made of all sentences and their versions. *Shape:* N is (1 + `VERSIONS`) sentences.

    Those as they stand come first, then each version of all. Raises `OSError` where it was not asked yet.
    """
    return Told(**load_file(str(run / _FILE)))


def main() -> None:
    """Ask a teacher of everything."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("run", type=Path)
    given = options.parse_args()
    word_piece = WordPiece(vocabulary())
    plain = [one.pieces for one in samples(word_piece)]
    exchange = Exchange(word_piece)
    net = ForecastNet(teacher=True)
    net.load_state_dict(load_file(str(given.run / "forecasts.safetensors")))
    parts = [think(net, plain, word_piece)]
    for number in range(VERSIONS):
        changed = [exchange.version(pieces, number, row) for row, pieces in enumerate(plain)]
        parts.append(think(net, changed, word_piece))
        print(f"version {number + 1}", flush=True)
    save_file(
        {name: torch.cat([getattr(part, name) for part in parts]) for name in Told._fields}, str(given.run / _FILE)
    )


if __name__ == "__main__":
    main()
