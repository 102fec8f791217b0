"""The reader as trained: MiniLM with a shape embedding, and on it one head for each thing that is read.

Attributions have a tag head with a CRF and a pointer head that links; entities have a tag head;
certainty is a number at each predicate. *Shapes* in the comments: B windows, T pieces in a window, H = 384 hidden.
"""

import math
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from pressreview.annotate.reader.decode import ENTITIES, TAGS
from pressreview.annotate.reader.wordpiece import SHAPES

LINK_WIDTH = 128
OWN = ("shapes", "early", "told", "tags", "query", "key", "no_link", "entities", "certainty", "steps", "begin")
"""Parts that the pretrained encoder has no weights for."""
VOCABULARY, POSITIONS = 30522, 512
IMPOSSIBLE = -1e4


class Size(NamedTuple):
    """The measures of an encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    glimpses: tuple[int, ...]
    """Layers, counted from 0, behind which the tags are guessed and the guess is told to the layers that follow."""


READER = Size(hidden=384, layers=6, heads=12, inner=1536, glimpses=(2, 3, 4))


def forbidden_steps() -> tuple[Tensor, Tensor]:
    """Where a tag may not follow another, (7, 7) from-to, and may not begin a text, (7,).

    An I needs its own B or I before it.
    """
    inside = [tag.startswith("I-") for tag in TAGS]
    step = torch.tensor([[inside[to] and TAGS[frm][2:] != TAGS[to][2:] for to in range(7)] for frm in range(7)])
    return step, torch.tensor(inside)


class Dropout(nn.Module):
    """Inverted dropout (Srivastava et al. 2014) with masks cut from a pool, drawn anew every so often.

    Drawing a bit for each number took a twelfth of a training step on two cores; a random place in a pool is free.
    """

    POOL, USES = 1 << 23, 256

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.uses = 0
        self.pool = torch.empty(0)

    def forward(self, hidden: Tensor) -> Tensor:
        """*Shape:* any -> the same."""
        if not self.training or not self.rate:
            return hidden
        if hidden.is_cuda:
            return nn.functional.dropout(hidden, self.rate)
        if self.uses % self.USES == 0:
            self.pool = (torch.rand(self.POOL) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        self.uses += 1
        start = int(torch.randint(self.POOL - hidden.numel(), ()))
        return hidden * self.pool[start : start + hidden.numel()].view_as(hidden)


class Scores(NamedTuple):
    """What the network gives for a batch of windows."""

    tags: Tensor
    """(B, T, 7), in the order of `TAGS`."""
    query: Tensor
    key: Tensor
    """(B, T, 128) each: query of one piece times key of another scores a link from the first to the second."""
    entities: Tensor
    """(B, T, 17): O, then B and I of each of `ENTITIES`."""
    certainty: Tensor
    """(B, T, 2): log odds that a predicate stands here, and how certain it is, from -1 (it did not happen) to 1."""
    early: Tensor
    """(G, B, T, 7): the tags as guessed behind each of the layers `Size.glimpses`."""
    hidden: Tensor
    """(B, T, H): what the heads read."""


class Layer(nn.Module):
    """One BERT encoder layer, post-norm (Devlin et al. 2019)."""

    def __init__(self, size: Size, dropout: nn.Module) -> None:
        super().__init__()
        self.heads, self.width = size.heads, size.hidden // size.heads
        self.qkv = nn.Linear(size.hidden, 3 * size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.norm_attention = nn.LayerNorm(size.hidden, eps=1e-12)
        self.up = nn.Linear(size.hidden, size.inner)
        self.down = nn.Linear(size.inner, size.hidden)
        self.norm_inner = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = dropout

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """*Shape:* hidden (B, T, H), bias added to the attention scores, (B, 1 or heads, 1 or T, T) -> (B, T, H)."""
        batch, length, _ = hidden.shape
        parts = self.qkv(hidden).view(batch, length, 3, self.heads, self.width).permute(2, 0, 3, 1, 4)
        query, key, value = parts.reshape(3, batch * self.heads, length, self.width)
        # two batched products: on a CPU half the time of the fused attention, whose way back is slow for short texts
        added = bias.to(query.dtype).expand(batch, self.heads, -1, -1).flatten(0, 1)
        weights = torch.baddbmm(added, query, key.transpose(1, 2), alpha=self.width**-0.5).softmax(-1)
        mixed = torch.bmm(weights, value).view(batch, self.heads, length, self.width)
        mixed = mixed.transpose(1, 2).flatten(2)
        hidden = self.norm_attention(hidden + self.dropout(self.out(mixed)))
        inner = self.down(nn.functional.gelu(self.up(hidden)))
        return self.norm_inner(hidden + self.dropout(inner))


class ReaderNet(nn.Module):
    """Pieces and shapes of windows in; the scores of every head for each piece out."""

    def __init__(self, size: Size = READER, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size
        self.words = nn.Embedding(VOCABULARY, size.hidden)
        self.positions = nn.Embedding(POSITIONS, size.hidden)
        self.shapes = nn.Embedding(SHAPES, size.hidden)
        nn.init.zeros_(self.shapes.weight)  # starts as the encoder it came from
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, self.dropout) for _ in range(size.layers))
        self.early = nn.Linear(size.hidden, len(TAGS))
        self.told = nn.Linear(len(TAGS), size.hidden, bias=False)
        nn.init.zeros_(self.told.weight)
        self.tags = nn.Linear(size.hidden, len(TAGS))
        self.query = nn.Linear(size.hidden, LINK_WIDTH)
        self.key = nn.Linear(size.hidden, LINK_WIDTH)
        self.no_link = nn.Parameter(torch.zeros(LINK_WIDTH))
        self.entities = nn.Linear(size.hidden, 1 + 2 * len(ENTITIES))
        self.certainty = nn.Linear(size.hidden, 2)
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.begin = nn.Parameter(torch.zeros(len(TAGS)))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Scores:
        """*Shape:* three (B, T) -> as `Scores` tells. Mask is 1 where a piece is."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.dropout(self.norm(self.words(ids) + self.positions(places) + self.shapes(shapes)))
        bias = self.attention_bias(mask)
        early = []
        for number, layer in enumerate(self.layers):
            hidden = layer(hidden, bias)
            if number in self.size.glimpses:
                guess, hidden = self.glimpse(hidden)
                early.append(guess)
        return self.heads(self.dropout(hidden), torch.stack(early))

    def plain(self, ids: Tensor, told: Tensor, mask: Tensor) -> Tensor:
        """What all layers make of texts without guessing in between; `told` is added to the words.

        *Shape:* (B, T), (B, T, H), (B, T) -> (B, T, H).
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden: Tensor = self.dropout(self.norm(self.words(ids) + self.positions(places) + told))
        bias = self.attention_bias(mask)
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def begin_on(self, encoder: Path, words: Tensor) -> None:
        """Take a pretrained encoder's first layers, and words as they are, not to be learned. *Shape:* words (V, H)."""
        self.load_encoder(encoder)
        self.words.weight.data = words
        self.words.requires_grad_(False)

    def attention_bias(self, mask: Tensor) -> Tensor:
        """What is added to the attention scores. *Shape:* (B, T) -> (B, 1, 1, T)."""
        return ((1.0 - mask.float()) * IMPOSSIBLE)[:, None, None, :]

    def glimpse(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """The tags guessed in the middle, and what goes on once it is told of them (Nozaki and Komatsu 2021).

        *Shape:* (B, T, H) -> (B, T, 7), (B, T, H).
        """
        guess = self.early(hidden)
        return guess, hidden + self.told(guess.softmax(-1))

    def heads(self, hidden: Tensor, early: Tensor) -> Scores:
        """*Shape:* (B, T, H), (G, B, T, 7) -> as `Scores` tells."""
        return Scores(
            self.tags(hidden),
            self.query(hidden) / math.sqrt(LINK_WIDTH),
            self.key(hidden),
            self.entities(hidden),
            self.certainty(hidden),
            early,
            hidden,
        )

    def transitions(self) -> tuple[Tensor, Tensor]:
        """CRF scores (7, 7) from-to and (7,) at the beginning, impossible steps excluded."""
        step, begin = (forbidden.to(self.steps.device) for forbidden in forbidden_steps())
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
        for number in range(self.size.layers):
            theirs = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                attention = [weights[f"{theirs}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
                take[f"layers.{number}.qkv.{part}"] = torch.cat(attention)
                for ours, name in names.items():
                    take[f"layers.{number}.{ours}.{part}"] = weights[f"{theirs}{name}.{part}"]
        self.take(take)

    def take(self, encoder: dict[str, Tensor]) -> None:
        """Put an encoder's weights in place. Raises `ValueError` unless they are all it takes beside the heads."""
        missing, unexpected = self.load_state_dict(encoder, strict=False)
        if unexpected or any(name.split(".")[0] not in OWN for name in missing):
            raise ValueError(f"this is not the expected encoder: missing {missing}, unexpected {unexpected}")


def crf_loss(scores: Tensor, tags: Tensor, steps: Tensor, mask: Tensor, transitions: tuple[Tensor, Tensor]) -> Tensor:
    """Cross-entropy per piece of a linear-chain CRF (Lafferty et al. 2001) against the chances of tags and steps.

    Where the chances are 0 or 1 this is the negative log-likelihood of the gold tags; else the mean of it over the
    sequences that a teacher thinks likely (Wang et al., ACL 2020).

    *Shape:* scores and tags (B, T, 7), steps (B, T - 1, 7, 7) from-to with nothing at padding, mask (B, T) bool with
    True first -> scalar.
    """
    step, begin = transitions
    scores = scores.float()
    path = (tags[:, 0] * begin).sum(1) + (tags * scores).sum((1, 2)) + (steps * step).sum((1, 2, 3))
    return (log_partition(scores, torch.zeros_like(steps), mask, transitions) - path).sum() / mask.sum()


def crf_chances(scores: Tensor, mask: Tensor, transitions: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    """How likely each tag is at each piece and each step before it, under the chain: the slope of its log partition.

    *Shape:* scores (B, T, 7) with T at least 2, mask (B, T) bool, True in the first two places -> (B, T, 7),
    (B, T - 1, 7, 7) from-to, both nothing at padding.
    """
    scores, (step, begin) = scores.detach().float(), (part.detach() for part in transitions)
    with torch.enable_grad():
        added = scores.new_zeros(*scores[:, 1:].shape, scores.shape[2]).requires_grad_()
        (steps,) = torch.autograd.grad(log_partition(scores, added, mask, (step, begin)).sum(), added)
    return torch.cat([steps[:, :1].sum(3), steps.sum(2)], 1), steps


def log_partition(scores: Tensor, added: Tensor, mask: Tensor, transitions: tuple[Tensor, Tensor]) -> Tensor:
    """The logarithm of the sum over all sequences of tags. *Shape:* (B, T, 7), (B, T - 1, 7, 7), (B, T) -> (B,).

    `added` is what each step scores beside the chain's own scores.
    """
    step, begin = transitions
    # One matrix a step, then products of neighbours, level by level: 8 levels where a loop would take 255 steps.
    still = torch.full_like(step, IMPOSSIBLE).fill_diagonal_(0.0)
    moves = torch.where(mask[:, 1:, None, None], step + added + scores[:, 1:, None, :], still)
    while moves.shape[1] > 1:
        if moves.shape[1] % 2:
            moves = torch.cat([moves, still.expand(len(moves), 1, -1, -1)], 1)
        moves = torch.logsumexp(moves[:, ::2, :, :, None] + moves[:, 1::2, None, :, :], dim=3)
    ends = torch.logsumexp((begin + scores[:, 0])[:, :, None] + moves[:, 0], dim=1)
    return torch.logsumexp(ends, dim=1)


def early_loss(early: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy per piece of the tags guessed in the middle, the mean over the guesses.

    *Shape:* early (G, B, T, 7), tags (B, T, 7) chances, mask (B, T) bool -> scalar.
    """
    likely = nn.functional.log_softmax(early.float()[:, mask], -1)
    return -(likely * tags[mask]).sum(-1).mean()


def pointers(query: Tensor, key: Tensor, no_link: Tensor, mask: Tensor) -> Tensor:
    """Scores of what each piece points to, last of all nothing. *Shape:* as in `link_loss` -> (B, T, T + 1)."""
    scores = (query @ key.transpose(1, 2)).float().masked_fill(~mask[:, None, :], IMPOSSIBLE)
    return torch.cat([scores, (query @ no_link.to(query.dtype)).float().unsqueeze(-1)], -1)


def link_loss(query: Tensor, key: Tensor, no_link: Tensor, mask: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy of each labelled piece's pointer.

    *Shape:* query, key (B, T, 128), no_link (128,), mask (B, T) bool, target (B, T): the place pointed to, T for
    nothing, -100 where there is no pointer to learn -> scalar.
    """
    scores = pointers(query, key, no_link, mask)
    wrong = nn.functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=-100, reduction="sum")
    return wrong / (target != -100).sum().clamp(min=1)  # a batch may have no link at all


def tag_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Negative log-likelihood per piece that the tag is one of those allowed: a coarser corpus teaches what it knows.

    *Shape:* scores (B, T, K), allowed (B, T, K) bool, no tag allowed where there is nothing to learn -> scalar.
    """
    scores = scores.float()[allowed.any(2)]
    allowed = allowed[allowed.any(2)]
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~allowed, IMPOSSIBLE), 1)).mean()


def certainty_loss(scores: Tensor, mask: Tensor, graded: Tensor) -> Tensor:
    """Cross-entropy of where predicates stand and half the distance of how certain they are, smooth near 0.

    *Shape:* scores (B, T, 2), mask (B, T) bool, graded (B, T): -1 to 1 at predicates, NaN elsewhere -> scalar.
    """
    scores = scores.float()
    there = ~graded.isnan()
    found = nn.functional.binary_cross_entropy_with_logits(scores[..., 0][mask], there[mask].float())
    return 0.2 * found + nn.functional.smooth_l1_loss(scores[..., 1][there], graded[there], beta=0.3)
