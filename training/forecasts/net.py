"""The network that tells forecasts: four layers of MiniLM on the reader's words, and five scores a piece.

A stretch of text is scored by the mean of its pieces' scores under their weights, so that parts of a sentence that
different people say can be told apart after one pass.
"""

import numpy as np
import torch
from torch import Tensor, nn

from bench.forecasts.__main__ import KINDS
from pressreview.annotate.reader.words import load, shipped
from training.model import IMPOSSIBLE, READER, VOCABULARY, ReaderNet
from training.samples import encoder_files

SIZE = READER._replace(layers=4, glimpses=())
SCORES = 1 + 1 + len(KINDS)
"""A piece's weight, its score for no forecast, and one for each kind."""


class ForecastNet(nn.Module):
    """Pieces and shapes of sentences in; a weight and five scores of each piece out."""

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = ReaderNet(SIZE, dropout=dropout)
        self.head = nn.Linear(self.encoder.size.hidden, SCORES)
        nn.init.zeros_(self.head.weight[0])  # at first all pieces weigh the same

    def begin(self) -> None:
        """Take the weights of the pretrained encoder's first layers, and the shipped reader's words as they are."""
        words = torch.from_numpy(load(shipped()).vectors(np.arange(VOCABULARY)))
        self.encoder.begin_on(encoder_files() / "model.safetensors", words)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """*Shape:* three (B, T) -> (B, T, 6). Mask is 1 where a piece is."""
        hidden = self.encoder.plain(ids, self.encoder.shapes(shapes), mask)
        scores: Tensor = self.head(self.encoder.dropout(hidden))
        return scores


def pooled(scores: Tensor, inner: Tensor) -> Tensor:
    """The scores of a stretch of each sentence. *Shape:* (B, T, 6), (B, T) bool: the stretch -> (B, 5)."""
    weights = scores[..., 0].float().masked_fill(~inner, IMPOSSIBLE).softmax(-1)
    return (weights[..., None] * scores[..., 1:].float()).sum(1)
