"""The reader as trained: MiniLM with a shape embedding, a tag head with a CRF, and a pointer head that links.

*Shapes* in the comments: B windows, T pieces in a window, H = 384 hidden.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LINK_WIDTH = 128
HIDDEN, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
IMPOSSIBLE = -1e4


def forbidden_steps() -> tuple[Tensor, Tensor]:
    """Where a tag may not follow another, (7, 7) from-to, and may not begin a text, (7,).

    An I needs its own B or I before it.
    """
    inside = [tag.startswith("I-") for tag in TAGS]
    step = torch.tensor([[inside[to] and TAGS[frm][2:] != TAGS[to][2:] for to in range(7)] for frm in range(7)])
    return step, torch.tensor(inside)


class Layer(nn.Module):
    """One BERT encoder layer, post-norm (Devlin et al. 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm_attention = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm_inner = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """*Shape:* hidden (B, T, H), bias (B, 1, 1, T) added to the attention scores -> (B, T, H)."""
        batch, length, _ = hidden.shape
        query, key, value = self.qkv(hidden).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        hidden = self.norm_attention(hidden + self.dropout(self.out(mixed)))
        inner = self.down(nn.functional.gelu(self.up(hidden)))
        return self.norm_inner(hidden + self.dropout(inner))


class ReaderNet(nn.Module):
    """Pieces and shapes of a window in; tag scores, link queries and link keys of each piece out."""

    def __init__(self, *, vocabulary_size: int, shapes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary_size, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(shapes, HIDDEN)
        nn.init.zeros_(self.shapes.weight)  # starts as the encoder it came from
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(HIDDEN, len(TAGS))
        self.query = nn.Linear(HIDDEN, LINK_WIDTH)
        self.key = nn.Linear(HIDDEN, LINK_WIDTH)
        self.no_link = nn.Parameter(torch.zeros(LINK_WIDTH))
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.begin = nn.Parameter(torch.zeros(len(TAGS)))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """*Shape:* three (B, T) -> (B, T, 7), (B, T, 128), (B, T, 128). Mask is 1 where a piece is."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.dropout(self.norm(self.words(ids) + self.positions(places) + self.shapes(shapes)))
        bias = ((1.0 - mask.to(hidden.dtype)) * IMPOSSIBLE)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        hidden = self.dropout(hidden)
        return self.tags(hidden), self.query(hidden) / math.sqrt(LINK_WIDTH), self.key(hidden)

    def transitions(self) -> tuple[Tensor, Tensor]:
        """CRF scores (7, 7) from-to and (7,) at the beginning, impossible steps excluded."""
        step, begin = forbidden_steps()
        return self.steps.masked_fill(step, IMPOSSIBLE), self.begin.masked_fill(begin, IMPOSSIBLE)

    def load_encoder(self, file: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint; its token-type row 0 joins the positions."""
        weights = load_file(str(file))
        take = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_inner": "output.LayerNorm",
        }
        for number in range(LAYERS):
            theirs = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                attention = [weights[f"{theirs}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
                take[f"layers.{number}.qkv.{part}"] = torch.cat(attention)
                for ours, name in names.items():
                    take[f"layers.{number}.{ours}.{part}"] = weights[f"{theirs}{name}.{part}"]
        missing, unexpected = self.load_state_dict(take, strict=False)
        heads = ("shapes", "tags", "query", "key", "no_link", "steps", "begin")
        if unexpected or any(name.split(".")[0] not in heads for name in missing):
            raise ValueError(f"{file} is not the expected encoder: missing {missing}, unexpected {unexpected}")


def crf_loss(scores: Tensor, gold: Tensor, mask: Tensor, transitions: tuple[Tensor, Tensor]) -> Tensor:
    """Negative log-likelihood per piece of the gold tags under a linear-chain CRF (Lafferty et al. 2001).

    *Shape:* scores (B, T, 7), gold (B, T) int, mask (B, T) bool with True first -> scalar.
    """
    steps, begin = transitions
    scores = scores.float()
    keep = mask.float()
    alpha = begin + scores[:, 0]
    path = begin[gold[:, 0]] + scores[:, 0].gather(1, gold[:, :1]).squeeze(1)
    for place in range(1, scores.shape[1]):
        now = mask[:, place, None]
        ahead = torch.logsumexp(alpha.unsqueeze(2) + steps, dim=1) + scores[:, place]
        alpha = torch.where(now, ahead, alpha)
        move = steps[gold[:, place - 1], gold[:, place]] + scores[:, place].gather(1, gold[:, place, None]).squeeze(1)
        path = path + move * keep[:, place]
    return (torch.logsumexp(alpha, dim=1) - path).sum() / keep.sum()


def link_loss(query: Tensor, key: Tensor, no_link: Tensor, mask: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy of each labelled piece's pointer.

    *Shape:* query, key (B, T, 128), no_link (128,), mask (B, T) bool, target (B, T): the place pointed to, T for
    nothing, -100 where there is no pointer to learn -> scalar.
    """
    scores = (query @ key.transpose(1, 2)).float().masked_fill(~mask[:, None, :], IMPOSSIBLE)
    nothing = (query @ no_link).float().unsqueeze(-1)
    return nn.functional.cross_entropy(
        torch.cat([scores, nothing], -1).flatten(0, 1), target.flatten(), ignore_index=-100
    )
