"""Make the network that tells what bears statements out: `python -m training.entailment.train --out runs/entailment`.

Everything is seeded. One passage in `PARTS` is left out, by its id (others of its article may be learned from), and is
told at the end: what says how well it does before it is measured.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from pressreview.annotate.reader.wordpiece import WordPiece
from training.by_length import by_length
from training.entailment.exchanges import WordNet, exchanged
from training.entailment.net import EntailmentNet, pooled
from training.entailment.samples import BORNE_OUT, Pair, pairs
from training.samples import vocabulary

PARTS = 12
BUCKET = 16
"""Batches whose pairs are sorted by length together."""
TAGS = 1.0
"""Weight of the pieces' loss beside the statements'."""
FILE = "entailment.safetensors"


class Rates(NamedTuple):
    """Learning rates."""

    encoder: float
    head: float


def padded(those: Sequence[Pair], word_piece: WordPiece) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Ids, roles, mask, what is the statement's, and tags. *Shape:* five (B, T)."""
    size = (len(those), max(len(one.ids) for one in those))
    ids, roles = torch.full(size, word_piece.pad), torch.zeros(size, dtype=torch.long)
    mask, stated = torch.zeros(size, dtype=torch.bool), torch.zeros(size, dtype=torch.bool)
    tags = torch.full(size, -100)
    for row, one in enumerate(those):
        n = len(one.ids)
        mask[row, :n] = True
        for into, column in ((ids, one.ids), (roles, one.roles), (stated, one.stated), (tags, one.tags)):
            into[row, :n] = torch.from_numpy(column)
    return ids, roles, mask, stated, tags


def losses(net: EntailmentNet, batch: Sequence[Pair], word_piece: WordPiece) -> Tensor:
    """The mean loss of a batch: of the statements' verdicts and of the pieces that are not borne out."""
    ids, roles, mask, stated, tags = padded(batch, word_piece)
    with torch.autocast("cpu", torch.bfloat16):
        scores = net(ids, roles, mask)
    verdicts = torch.tensor([one.verdict for one in batch])
    whole = nn.functional.cross_entropy(pooled(scores, stated), verdicts)
    known = tags >= 0
    if not known.any():
        return whole
    odds, truth = scores[..., -1].float()[known], tags[known].float()
    return whole + TAGS * nn.functional.binary_cross_entropy_with_logits(odds, truth)


def tell(net: EntailmentNet, those: Sequence[Pair], word_piece: WordPiece) -> None:
    """Print, of pairs left out, how well what is borne out is told from what is not, by kind of statement."""
    net.eval()
    doubts: dict[str, list[float]] = defaultdict(list)
    with torch.inference_mode():
        for one in those:
            ids, roles, mask, stated, _ = padded([one], word_piece)
            with torch.autocast("cpu", torch.bfloat16):
                scores = pooled(net(ids, roles, mask), stated)
            doubts[one.kind].append(1 - float(scores.softmax(-1)[0, BORNE_OUT]))
    good = sorted(value for kind in ("sum", "ok", "same") for value in doubts[kind])
    print(f"{len(good)} borne out, passed at .5: {sum(value < 0.5 for value in good) / max(1, len(good)):.3f}")
    for kind, values in sorted(doubts.items()):
        caught = sum(value >= 0.5 for value in values) / len(values)
        auc = sum(_below(good, value) for value in values) / len(values)
        print(f"  {kind:18} {len(values):4} doubted at .5 {caught:.3f}  AUC {auc:.3f}")


def _below(good: Sequence[float], value: float) -> float:
    return sum((one < value) + 0.5 * (one == value) for one in good) / max(1, len(good))


def learn(
    net: EntailmentNet,
    those: Sequence[Pair],
    word_piece: WordPiece,
    *,
    passes: int,
    batch: int,
    rates: Rates,
    seed: int,
) -> Iterator[float]:
    """Train on pairs, as often as told; yields the mean loss of each pass at its end."""
    rng = random.Random(seed)
    head = [*net.head.parameters(), *net.roles.parameters()]
    encoder = [part for part in net.encoder.parameters() if part.requires_grad]
    groups = [{"params": encoder, "lr": rates.encoder}, {"params": head, "lr": rates.head}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    total = passes * -(-len(those) // batch)
    warm = max(1, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm)))
    )
    for _ in range(passes):
        net.train()
        lost = 0.0
        for some in by_length(those, lambda one: len(one.ids), size=batch, bucket=BUCKET, rng=rng):
            loss = losses(net, some, word_piece)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_([*encoder, *head], 1.0)
            optimiser.step()
            schedule.step()
            lost += loss.item() * len(some)
        yield lost / len(those)


def main() -> None:
    """Train, and save the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=Path("runs/entailment"))
    options.add_argument("--passes", type=int, default=3)
    options.add_argument("--batch", type=int, default=32)
    options.add_argument("--layers", type=int, default=4)
    options.add_argument("--rate", type=float, default=1.5e-4, help="learning rate of the encoder")
    options.add_argument("--head-rate", type=float, default=1e-3)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--exchanges", type=int, default=45_000, help="statements with words exchanged to begin with")
    options.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="the files of its database")
    options.add_argument("--start", type=Path, default=None, help="a run to begin with, in place of the exchanges")
    options.add_argument("--whole", action="store_true", help="leave no passage out")
    given = options.parse_args()

    torch.use_deterministic_algorithms(True)
    torch.set_flush_denormal(True)
    word_piece = WordPiece(vocabulary())
    written = list(pairs(word_piece))
    left_out = [one for one in written if not given.whole and int(one.passage[2:], 16) % PARTS == 0]
    learned = [one for one in written if given.whole or int(one.passage[2:], 16) % PARTS]
    torch.manual_seed(0)  # the head begins alike in every run, so that runs can be averaged
    net = EntailmentNet(given.layers)
    torch.manual_seed(given.seed)
    net.begin()
    rates = Rates(given.rate, given.head_rate)
    given.out.mkdir(parents=True, exist_ok=True)
    if given.start is not None:
        net.load_state_dict(load_file(str(given.start / FILE)))
    elif given.exchanges:
        first = exchanged(word_piece, WordNet(given.wordnet), most=given.exchanges, seed=given.seed)
        for lost in learn(net, first, word_piece, passes=1, batch=given.batch, rates=rates, seed=given.seed):
            print(f"{len(first)} with words exchanged, loss {lost:.3f}", flush=True)
        save(net, given.out / "first")
    print(f"{len(learned)} of {len(written)} written", flush=True)
    learning = learn(net, learned, word_piece, passes=given.passes, batch=given.batch, rates=rates, seed=given.seed)
    for number, lost in enumerate(learning):
        print(f"pass {number + 1}, loss {lost:.3f}", flush=True)
        tell(net, left_out, word_piece)
        save(net, given.out)


def save(net: EntailmentNet, folder: Path) -> None:
    """Write the weights into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: part.detach().contiguous() for name, part in net.state_dict().items()}, str(folder / FILE))


if __name__ == "__main__":
    main()
