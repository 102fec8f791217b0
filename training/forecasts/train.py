"""Make the network that tells forecasts: `python -m training.forecasts.train --out runs/forecasts`.

Everything is seeded. With `--fold N` a part of the articles is left out, and those of its sentences that rules
were tried on are told: what says how well it does before it is measured. A teacher speaks of what it left out.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from bench.forecasts.__main__ import KINDS, Tally
from pressreview.annotate.certainty.foreteller import BANDS
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from training.batches import fold_of
from training.by_length import by_length
from training.forecasts.net import ForecastNet, scores_of
from training.forecasts.samples import Sample, samples
from training.forecasts.told import VERSIONS, Exchange, Told, told_by
from training.samples import vocabulary

_TAUGHT = 0.5
"""How much a teacher counts where there is a label too."""
DEVELOP = 2
"""How often a pass reads a sentence of the kind of news that is measured; those of other news, speech or mail once."""
BUCKET = 8
"""Batches whose sentences are sorted by length together."""


class Lesson(NamedTuple):
    """A sentence to learn from."""

    pieces: Pieces
    sample: Sample | None
    """What it was labelled, None where only a teacher tells."""
    told: int
    """The row of what a teacher made of it, if there is one."""


def loss_of(net: ForecastNet, those: Sequence[Lesson], word_piece: WordPiece, taught: Told | None) -> Tensor:
    """How far its kinds, bands and polarities are from the labels, and from what a teacher made of the sentences.

    Where both tell each counts for half.
    """
    kinds, sure = scores_of(net, [one.pieces for one in those], word_piece)
    labelled = [row for row, one in enumerate(those) if one.sample is not None]
    loss = kinds.new_zeros(())
    if labelled:
        share = len(labelled) / len(those)
        gold = _from_labels(kinds[labelled], sure[labelled], [one.sample for one in those if one.sample is not None])
        loss = loss + gold * share * (1.0 if taught is None else 1 - _TAUGHT)
    if taught is not None:
        rows = [one.told for one in those]
        weights = kinds.new_tensor([_TAUGHT if one.sample is not None else 1.0 for one in those])
        loss = loss + (weights * _from_teacher(kinds, sure, Told(*(part[rows].to(kinds) for part in taught)))).mean()
    return loss


def _from_labels(kinds: Tensor, sure: Tensor, those: Sequence[Sample]) -> Tensor:
    """The loss beside labels; of two passes that differ each counts for half. *Shape:* (B, 5), (B, 6) -> scalar."""
    wanted = torch.zeros(kinds.shape)
    for row, one in enumerate(those):
        for kind in one.kinds:
            wanted[row, kind] += 1 / len(one.kinds)
    loss = nn.functional.cross_entropy(kinds, wanted.to(kinds))
    banded = [row for row, one in enumerate(those) if one.band is not None]
    if banded:
        bands = torch.tensor([those[row].band for row in banded], device=sure.device)
        loss = loss + len(banded) / len(those) * nn.functional.cross_entropy(sure[banded, :-1], bands)
    turned = [row for row, one in enumerate(those) if one.denied is not None]
    if turned:
        denied = sure.new_tensor([float(bool(those[row].denied)) for row in turned])
        turning = nn.functional.binary_cross_entropy_with_logits(sure[turned, -1], denied)
        loss = loss + len(turned) / len(those) * turning
    return loss


def _from_teacher(kinds: Tensor, sure: Tensor, told: Told) -> Tensor:
    """The loss of each sentence beside what a teacher made of it (Hinton et al. 2015). *Shape:* (B, 5), (B, 6) -> (B).

    How likely and whether it happens counts as far as the teacher sees a forecast.
    """
    kind = -(told.kinds * kinds.log_softmax(-1)).sum(-1)
    band = -(told.bands * sure[:, :-1].log_softmax(-1)).sum(-1)
    denied = nn.functional.binary_cross_entropy_with_logits(sure[:, -1], told.denied, reduction="none")
    return kind + (1 - told.kinds[:, 0]) * (band + denied)


def tell(net: ForecastNet, those: Sequence[Sample], word_piece: WordPiece) -> Tally:
    """What it makes of sentences beside what they were labelled."""
    names = ("none", *KINDS)
    tally = Tally()
    net.eval()
    with torch.inference_mode():
        for one in those:
            kinds, sure = scores_of(net, [one.pieces], word_piece)
            tally.pairs.append((names[one.kinds[0]], names[int(kinds.argmax())]))
            if one.band is not None:
                tally.bands.append((BANDS[one.band], BANDS[int(sure[0, :-1].argmax())]))
    return tally


def main() -> None:
    """Train, and save the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=Path("runs/forecasts"))
    options.add_argument("--passes", type=int, default=3)
    options.add_argument("--batch", type=int, default=16)
    options.add_argument("--rate", type=float, default=1.2e-4, help="learning rate of the encoder")
    options.add_argument("--head-rate", type=float, default=1e-3)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--teacher", action="store_true", help="a network five times the size, to learn from")
    options.add_argument("--taught", type=Path, default=None, help="what teachers made of the sentences, to learn too")
    options.add_argument("--fold", type=int, default=None, help="a part of the articles to leave out and tell")
    options.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = options.parse_args()

    if given.device == "cpu":
        torch.use_deterministic_algorithms(True)
        torch.set_flush_denormal(True)
    word_piece = WordPiece(vocabulary())
    everything = list(samples(word_piece))
    seen = [row for row, one in enumerate(everything) if fold_of(one.article) != given.fold]
    print(f"{len(seen)} of {len(everything)} sentences", flush=True)
    seen += [row for row in seen if everything[row].develop] * (DEVELOP - 1)
    taught = told_by(given.taught) if given.taught is not None else None
    exchange = Exchange(word_piece) if taught is not None else None
    rng = random.Random(given.seed)
    torch.manual_seed(0)  # the head begins alike in every run, so that runs can be averaged
    net = ForecastNet(teacher=given.teacher)
    torch.manual_seed(given.seed)
    net.begin()
    net.to(given.device)
    head = list(net.head.parameters())
    encoder = [part for part in net.encoder.parameters() if part.requires_grad]
    groups = [{"params": encoder, "lr": given.rate}, {"params": head, "lr": given.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    lessons = len(seen) * (1 if exchange is None else 2)
    total = given.passes * -(-lessons // given.batch)
    warm = max(1, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm)))
    )
    net.train()
    for number in range(given.passes):
        learned = [Lesson(everything[row].pieces, everything[row], row) for row in seen]
        if exchange is not None:
            version = number % VERSIONS
            at = (1 + version) * len(everything)
            learned += [Lesson(exchange.version(everything[row].pieces, version, row), None, at + row) for row in seen]
        for batch in by_length(learned, lambda one: len(one.pieces), size=given.batch, bucket=BUCKET, rng=rng):
            loss = loss_of(net, batch, word_piece, taught)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_([*encoder, *head], 1.0)
            optimiser.step()
            schedule.step()
        print(f"pass {number + 1}, loss {loss.item():.3f}", flush=True)
    given.out.mkdir(parents=True, exist_ok=True)
    save_file(
        {name: part.detach().cpu().contiguous() for name, part in net.state_dict().items()},
        str(given.out / "forecasts.safetensors"),
    )
    if given.fold is not None:
        left_out = [one for one in everything if one.develop and fold_of(one.article) == given.fold]
        tell(net, left_out, word_piece).show("left out")


if __name__ == "__main__":
    main()
