"""What a teacher thinks of a batch, and how far the reader is from thinking the same (Hinton et al. 2015).

For the tags that is the chance of each tag and of each step from one to the next under the teacher's chain (Wang et
al., ACL 2020), for links, names and certainty the chance of each answer. A network that learns from these beside one
annotator's choice is told where a border is open to doubt. The teacher has not read the batch itself: of a text that it
was taught with it would only say what the annotator said.

A teacher speaks only of what the batch's corpus tells of too. Of the rest it knows nothing in such texts: five that
were asked about everything gave chances of names in PolNeAR that were nearly even, and the reader that learned them
lost half of what it had found in texts unlike PolNeAR. Of the rest an earlier reader may speak, so that nothing is
unlearned.
"""

from collections.abc import Collection
from typing import NamedTuple

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.model import ReaderNet, Scores, crf_chances, pointers


class Thoughts(NamedTuple):
    """Chances, 0-1, for windows of a batch. *Shapes* as in `training.model`."""

    tags: Tensor
    """(B, T, 7), nothing at [CLS] and at padding."""
    steps: Tensor
    """(B, T - 1, 7, 7) from-to, the first of them from the tag of the first piece."""
    pointers: Tensor
    """(B, T, T + 1): what each piece points to, last of all nothing."""
    entities: Tensor
    """(B, T, 17)"""
    predicate: Tensor
    """(B, T): that a predicate stands here."""
    certain: Tensor
    """(B, T): how certain it is, -1 to 1."""
    hidden: Tensor
    """(B, T, H)"""


def think(teacher: ReaderNet, batch: Batch) -> Thoughts:
    """What a network thinks of a batch."""
    with torch.no_grad(), torch.autocast(batch.ids.device.type, torch.bfloat16):
        scores: Scores = teacher(batch.ids, batch.shapes, batch.mask)
        points = pointers(scores.query, scores.key, teacher.no_link, batch.mask).softmax(-1)
    tags, steps = crf_chances(scores.tags[:, 1:], batch.inner[:, 1:], teacher.transitions())
    tags = nn.functional.pad(tags, (0, 0, 1, 0))
    predicate, certain = scores.certainty.float().unbind(-1)
    return Thoughts(
        tags, steps, points, scores.entities.float().softmax(-1), predicate.sigmoid(), certain, scores.hidden
    )


HEADS = ("tags", "links", "entities", "graded")
"""What a corpus may tell of, as `Batch` calls it."""


def told_of(batch: Batch) -> frozenset[str]:
    """The heads of which a batch's corpus tells."""
    return frozenset(head for head in HEADS if getattr(batch, head) is not None)


def unlike(net: ReaderNet, scores: Scores, batch: Batch, thoughts: Thoughts, heads: Collection[str]) -> Tensor:
    """How unlike another's thoughts a network's are on some heads, tags apart: the sum of their cross-entropies.

    A piece's pointer counts as much as the other thinks that it has one; a predicate's certainty likewise.
    """
    inner = batch.inner
    loss = scores.tags.new_zeros((), dtype=torch.float32)
    if "links" in heads:
        there = thoughts.tags[..., 1:].sum(-1) * inner
        points = pointers(scores.query, scores.key, net.no_link, batch.mask).log_softmax(-1)
        loss = loss - 0.5 * ((points * thoughts.pointers).sum(-1) * there).sum() / there.sum().clamp(min=1)
    if "entities" in heads:
        loss = loss - (scores.entities.float().log_softmax(-1) * thoughts.entities).sum(-1)[inner].mean()
    if "graded" in heads:
        found, certain = scores.certainty.float().unbind(-1)
        sure = thoughts.predicate * inner
        apart = nn.functional.smooth_l1_loss(certain, thoughts.certain, beta=0.3, reduction="none")
        loss = loss + 0.2 * nn.functional.binary_cross_entropy_with_logits(found[inner], thoughts.predicate[inner])
        loss = loss + (apart * sure).sum() / sure.sum().clamp(min=1)
    return loss
