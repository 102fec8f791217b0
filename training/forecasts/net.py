"""The network that tells forecasts: layers of MiniLM on the reader's words, and thirteen scores a piece.

A stretch of text is scored by the mean of its pieces' scores under their weights, so that parts of a sentence that
different people say can be told apart after one pass. What tells the kind and what tells how likely it is stand in
different places, so that each has weights of its own.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from pressreview.annotate.certainty.foreteller import AT_BANDS, SCORES
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from pressreview.annotate.reader.words import load, shipped
from training.model import IMPOSSIBLE, READER, VOCABULARY, ReaderNet
from training.samples import encoder_files, vocabulary
from training.teacher import Teacher

SIZE = READER._replace(layers=6, glimpses=())


class ForecastNet(nn.Module):
    """Pieces and shapes of sentences in; the scores of each piece out."""

    def __init__(self, *, teacher: bool = False, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Teacher(dropout=dropout) if teacher else ReaderNet(SIZE, dropout=dropout)
        self.head = nn.Linear(self.encoder.size.hidden, SCORES)
        for column in (0, AT_BANDS):
            nn.init.zeros_(self.head.weight[column])  # at first all pieces weigh the same

    def begin(self) -> None:
        """Take the weights of the pretrained encoder's layers; unless a teacher, the words of the shipped reader."""
        if isinstance(self.encoder, Teacher):
            self.encoder.begin_from(vocabulary())
            return
        words = torch.from_numpy(load(shipped()).vectors(np.arange(VOCABULARY)))
        self.encoder.begin_on(encoder_files() / "model.safetensors", words)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """*Shape:* three (B, T) -> (B, T, 13). Mask is 1 where a piece is."""
        hidden = self.encoder.plain(ids, self.encoder.shapes(shapes), mask)
        scores: Tensor = self.head(self.encoder.dropout(hidden))
        return scores


def pooled(scores: Tensor, inner: Tensor) -> tuple[Tensor, Tensor]:
    """The scores of a stretch of each sentence: of its kinds; of its bands and of being denied.

    *Shape:* (B, T, 13), (B, T) bool: the stretch -> (B, 5), (B, 6).
    """
    told = []
    for first, last in ((0, AT_BANDS), (AT_BANDS, SCORES)):
        weights = scores[..., first].float().masked_fill(~inner, IMPOSSIBLE).softmax(-1)
        told.append((weights[..., None] * scores[..., first + 1 : last].float()).sum(1))
    return told[0], told[1]


def padded(those: Sequence[Pieces], word_piece: WordPiece) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, shapes, mask and which pieces are of the text. *Shape:* four (B, T)."""
    size = (len(those), max(len(one) for one in those) + 2)
    ids, shapes = torch.full(size, word_piece.pad), torch.zeros(size, dtype=torch.long)
    mask, inner = torch.zeros(size, dtype=torch.bool), torch.zeros(size, dtype=torch.bool)
    for row, one in enumerate(those):
        n = len(one)
        ids[row, 0], ids[row, n + 1] = word_piece.cls, word_piece.sep
        ids[row, 1 : n + 1] = torch.from_numpy(one.ids)
        shapes[row, 1 : n + 1] = torch.from_numpy(one.shapes)
        mask[row, : n + 2] = True
        inner[row, 1 : n + 1] = True
    return ids, shapes, mask, inner


def scores_of(net: ForecastNet, those: Sequence[Pieces], word_piece: WordPiece) -> tuple[Tensor, Tensor]:
    """*Shape:* -> (B, 5), (B, 6)."""
    device = net.head.weight.device
    ids, shapes, mask, inner = (part.to(device, non_blocking=True) for part in padded(those, word_piece))
    with torch.autocast(device.type, torch.bfloat16):
        scores = net(ids, shapes, mask)
    return pooled(scores, inner)
