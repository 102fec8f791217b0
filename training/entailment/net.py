"""The network that tells whether a passage bears a statement out: four layers of MiniLM on the reader's words.

It reads both at once, the passage first (Devlin et al. 2019, section 4.1), each piece with its shape, the side it is
on and what the other side has of its word. Each piece of the statement has a chance of not being borne out; the
statement as a whole is scored by the mean of its pieces' scores under their weights.
"""

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from pressreview.annotate.reader.words import load, shipped
from training.entailment.sides import KNOWN
from training.model import IMPOSSIBLE, READER, VOCABULARY, ReaderNet
from training.samples import encoder_files

SIDES = 2
VERDICTS = ("borne out", "otherwise", "not told")
SCORES = 1 + len(VERDICTS) + 1
"""A piece's weight, the scores of the statement as a whole, and the log odds that this piece is not borne out."""


class EntailmentNet(nn.Module):
    """Pieces and roles of pairs in; a weight, three scores and log odds of each piece out."""

    def __init__(self, layers: int = 4, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = ReaderNet(READER._replace(layers=layers, glimpses=()), dropout=dropout)
        shapes = self.encoder.shapes.num_embeddings
        self.roles = nn.Embedding(shapes * KNOWN * SIDES, READER.hidden)
        nn.init.zeros_(self.roles.weight)
        self.head = nn.Linear(READER.hidden, SCORES)
        nn.init.zeros_(self.head.weight[0])  # at first all pieces weigh the same

    def begin(self) -> None:
        """Take the weights of the pretrained encoder's first layers, and the shipped reader's words as they are."""
        file = encoder_files() / "model.safetensors"
        self.encoder.begin_on(file, torch.from_numpy(load(shipped()).vectors(np.arange(VOCABULARY))))
        kinds = next(part for name, part in load_file(str(file)).items() if "token_type_embeddings" in name)
        half = len(self.roles.weight) // 2
        self.roles.weight.data[half:] = kinds[1] - kinds[0]

    def forward(self, ids: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """*Shape:* three (B, T) -> (B, T, 5). Mask is 1 where a piece is."""
        hidden = self.encoder.plain(ids, self.roles(roles), mask)
        scores: Tensor = self.head(self.encoder.dropout(hidden))
        return scores


def pooled(scores: Tensor, stated: Tensor) -> Tensor:
    """The scores of statements. *Shape:* (B, T, 5), (B, T) bool: pieces of the statement -> (B, 3)."""
    weights = scores[..., 0].float().masked_fill(~stated, IMPOSSIBLE).softmax(-1)
    return (weights[..., None] * scores[..., 1:-1].float()).sum(1)
