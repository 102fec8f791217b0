"""Make the reader, all heads at once: `python -m training.train --data ../shared/data --out runs/reader`.

Everything is seeded; no development part is read. Each batch comes from one part of one corpus and teaches the heads of
which that corpus tells something; the corpora take turns at random. With teachers, half is what the corpus tells, half
what the teacher thinks that has not read that part.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from pressreview.annotate.reader.decode import TAGS
from pressreview.annotate.reader.wordpiece import WordPiece
from training.batches import FOLDS, Batch, Window, batches
from training.model import ReaderNet, certainty_loss, crf_loss, early_loss, link_loss, tag_loss
from training.net_reader import load
from training.samples import Corpus, corpora, encoder_files, vocabulary
from training.teacher import Teacher
from training.thoughts import HEADS, Thoughts, think, told_of, unlike


def loss_of(
    net: ReaderNet,
    batch: Batch,
    thoughts: Thoughts | None = None,
    beside: Thoughts | None = None,
    mapping: nn.Module | None = None,
) -> Tensor:
    """What training makes small: the sum over the heads that the batch tells something of; links count half.

    `thoughts` are a teacher's of the same heads, `beside` an earlier reader's of the others. `mapping` leads from the
    network's hidden states to its teacher's, where those are to be learned too.
    """
    with torch.autocast(batch.ids.device.type, torch.bfloat16):
        scores = net(batch.ids, batch.shapes, batch.mask)
        loss = scores.tags.new_zeros((), dtype=torch.float32)
        if batch.links is not None:
            loss = loss + 0.5 * link_loss(scores.query, scores.key, net.no_link, batch.mask, batch.links)
    # [CLS] and [SEP] carry no tag: the chain begins at the first piece and ends at the last
    inner = batch.inner
    if (tagged := chances(batch, thoughts, beside)) is not None:
        tags, steps = tagged
        loss = loss + crf_loss(scores.tags[:, 1:], tags[:, 1:], steps, inner[:, 1:], net.transitions())
        loss = loss + 0.3 * early_loss(scores.early, tags, inner)
    if batch.entities is not None:
        loss = loss + tag_loss(scores.entities, batch.entities)
    if batch.graded is not None:
        loss = loss + certainty_loss(scores.certainty, inner, batch.graded)
    told = told_of(batch)
    if thoughts is not None:
        loss = loss + unlike(net, scores, batch, thoughts, told)
    if beside is not None:
        loss = loss + unlike(net, scores, batch, beside, frozenset(HEADS) - told)
    if thoughts is not None and mapping is not None:
        with torch.autocast(batch.ids.device.type, torch.bfloat16):
            mapped = mapping(scores.hidden)
        alike = nn.functional.cosine_similarity(mapped.float(), thoughts.hidden.float(), dim=-1)
        loss = loss + 2 * (1 - alike)[inner].mean()
    return loss


def chances(batch: Batch, thoughts: Thoughts | None, beside: Thoughts | None = None) -> tuple[Tensor, Tensor] | None:
    """How likely tags and steps are: as annotated, or half of that and half as a teacher thinks; None where none tells.

    *Shape:* -> (B, T, 7), (B, T - 2, 7, 7): of the pieces after [CLS], the steps from one to the next.
    """
    if batch.tags is None:
        return None if beside is None else (beside.tags, beside.steps)
    tags = nn.functional.one_hot(batch.tags, len(TAGS)).float() * batch.inner[..., None]
    steps = tags[:, 1:-1, :, None] * tags[:, 2:, None, :]
    return (tags, steps) if thoughts is None else ((tags + thoughts.tags) / 2, (steps + thoughts.steps) / 2)


class _Made(Dataset[tuple[int, Batch]]):
    """The batches of a run in the order in which they are learned, each with the number of its corpus."""

    def __init__(self, todo: Sequence[tuple[int, list[Window]]], learned: Sequence[Corpus], words: WordPiece) -> None:
        self._todo, self._learned, self._words = todo, learned, words

    def __len__(self) -> int:
        return len(self._todo)

    def __getitem__(self, place: int) -> tuple[int, Batch]:
        number, windows = self._todo[place]
        return number, Batch(windows, self._learned[number].samples, self._words)


def planned(
    learned: Sequence[Corpus], *, passes: float, width: int, budget: int, rng: random.Random
) -> Iterator[tuple[float, int, list[Window]]]:
    """Every batch with a place in the run, 0-1, and the number of its corpus.

    A corpus keeps its own order, so that no text comes again before all others have come.
    """
    for number, corpus in enumerate(learned):
        times = max(1, round(corpus.passes * passes))
        made = [one for _ in range(times) for one in batches(corpus.samples, width=width, budget=budget, rng=rng)]
        yield from (((place + rng.random()) / len(made), number, windows) for place, windows in enumerate(made))
        print(f"{corpus.name:24}{len(corpus.samples):7} texts, {times} passes, {len(made)} batches", flush=True)


def main() -> None:
    """Train, keep a running average of the weights, save it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--out", type=Path, default=Path("runs/reader"))
    options.add_argument("--start", type=Path, default=None, help="a run to go on from, in place of the bare encoder")
    options.add_argument("--teachers", type=Path, nargs=FOLDS, help="runs to learn from, in the order of their folds")
    options.add_argument("--beside", type=Path, help="an earlier run, to speak of what a corpus does not tell of")
    options.add_argument("--teacher", action="store_true", help="a bigger network, to teach the reader")
    options.add_argument("--fold", type=int, default=None, help="a part of the corpora to leave out, for a teacher")
    options.add_argument("--passes", type=float, default=1.0, help="all passes over the corpora times this")
    options.add_argument("--width", type=int, default=254, help="pieces in a window, [CLS] and [SEP] not counted")
    options.add_argument("--budget", type=int, default=2048, help="pieces in a batch, padding counted")
    options.add_argument("--rate", type=float, default=2.5e-4, help="learning rate of the encoder")
    options.add_argument("--heads-rate", type=float, default=2.5e-3, help="learning rate of the heads")
    options.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    options.add_argument("--fixed-words", action="store_true", help="leave the words as they are at the start")
    options.add_argument("--hints", action="store_true", help="learn the teachers' hidden states beside")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--without", default="", help="a PolNeAR outlet to leave out, to see what that costs")
    options.add_argument("--only", default="", help="only the corpora whose names begin so")
    options.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options.add_argument("--keep-every", type=int, default=1000, help="steps after which the run is saved")
    options.add_argument("--max-steps", type=int, default=0, help="stop early, to try things out")
    given = options.parse_args()

    device = torch.device(given.device)
    if device.type == "cpu":
        torch.use_deterministic_algorithms(True)
        torch.utils.deterministic.fill_uninitialized_memory = False  # a tenth of every step
        torch.set_flush_denormal(True)
    rng = random.Random(given.seed)
    word_piece = WordPiece(vocabulary())
    everything = corpora(given.data, word_piece, without=given.without)
    learned = [
        corpus._replace(samples=[sample for sample in corpus.samples if sample.fold != given.fold])
        for corpus in everything
        if corpus.name.startswith(given.only)
    ]
    torch.manual_seed(0)  # the untaught heads are the same in every run, so that runs can be averaged
    net = Teacher() if given.teacher else ReaderNet()
    torch.manual_seed(given.seed)
    if given.start:
        net.load_state_dict(load_file(str(given.start / "reader.safetensors")))
    elif isinstance(net, Teacher):
        net.begin_from(vocabulary())
    else:
        net.load_encoder(encoder_files() / "model.safetensors")
    net.words.weight.requires_grad_(not given.fixed_words)
    net.to(device)
    earlier = load(given.beside).to(device).eval() if given.beside else None
    teachers = [load(run).to(device).eval() for run in given.teachers or ()]

    plan = planned(learned, passes=given.passes, width=given.width, budget=given.budget, rng=rng)
    todo = [one[1:] for one in sorted(plan, key=lambda one: one[0])]
    heads = [
        p for name, p in net.named_parameters() if not name.startswith(("words", "positions", "norm", "layers", "far"))
    ]
    head_ids = {id(p) for p in heads}
    encoder = [p for p in net.parameters() if id(p) not in head_ids and p.requires_grad]
    width = teachers[0].size.hidden if given.hints else 0
    hints = nn.ModuleList(nn.Linear(net.size.hidden, width) for _ in teachers if given.hints).to(device)
    heads += hints.parameters()
    groups = [{"params": encoder, "lr": given.rate}, {"params": heads, "lr": given.heads_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    total = len(todo)
    warm = max(1, int(0.06 * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm)))
    )
    average = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(given.average)
    )

    given.out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    running: dict[str, Tensor] = {}
    net.train()
    made = DataLoader(_Made(todo, learned, word_piece), batch_size=None, num_workers=2 * (device.type != "cpu"))
    for step, (number, batch) in enumerate(made, 1):
        corpus = learned[number]
        batch.to(device)
        thoughts = think(teachers[batch.fold], batch) if teachers else None
        beside = think(earlier, batch) if earlier is not None else None
        loss = loss_of(net, batch, thoughts, beside, hints[batch.fold] if given.hints else None)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        average.update_parameters(net)
        held = loss.detach()
        running[corpus.name] = 0.95 * running.get(corpus.name, held) + 0.05 * held
        if step % 50 == 0 or step == total:
            losses = "  ".join(f"{name.split(',')[-1].strip()} {value:.3f}" for name, value in running.items())
            print(f"{step}/{total} {time.monotonic() - began:.0f} s  {losses}", flush=True)
        done = step == total or (given.max_steps and step >= given.max_steps)
        if step % given.keep_every == 0 or done:
            save_file(
                {name: p.detach().cpu().contiguous() for name, p in average.module.state_dict().items()},
                str(given.out / "reader.safetensors"),
            )
            facts = {"step": step, **{k: str(v) for k, v in vars(given).items()}, "tags": TAGS}
            (given.out / "run.json").write_text(json.dumps(facts, indent=1))
        if done:
            break


if __name__ == "__main__":
    main()
