"""Make the reader, all heads at once: `python -m training.train --data ../shared/data --out runs/reader`.

Everything is seeded; no development part is read. Each batch comes from one corpus and teaches the heads of which that
corpus tells something; the corpora take turns at random.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from pressreview.annotate.reader.decode import TAGS
from pressreview.annotate.reader.wordpiece import WordPiece
from training.batches import Batch, batches, believing
from training.model import ReaderNet, certainty_loss, crf_loss, early_loss, link_loss, tag_loss
from training.samples import corpora, encoder_files, vocabulary
from training.teacher import Teacher


def loss_of(net: ReaderNet, batch: Batch) -> Tensor:
    """What training makes small: the sum over the heads that the batch tells something of; links count half."""
    with torch.autocast("cpu", torch.bfloat16):
        scores = net(batch.ids, batch.shapes, batch.mask)
        loss = torch.zeros(())
        if batch.links is not None:
            loss = loss + 0.5 * link_loss(scores.query, scores.key, net.no_link, batch.mask, batch.links)
    # [CLS] and [SEP] carry no tag: the chain begins at the first piece and ends at the last
    inner = batch.mask.clone()
    inner[torch.arange(len(inner)), batch.mask.sum(1) - 1] = False
    inner[:, 0] = False
    if batch.tags is not None and batch.steps is not None:
        chances = batch.tags[:, 1:], batch.steps[:, 1:]
        loss = loss + crf_loss(scores.tags[:, 1:], *chances, inner[:, 1:], net.transitions())
        loss = loss + 0.3 * early_loss(scores.early, batch.tags, inner)
    if batch.entities is not None:
        loss = loss + tag_loss(scores.entities, batch.entities)
    if batch.graded is not None:
        loss = loss + certainty_loss(scores.certainty, inner, batch.graded)
    return loss


def main() -> None:
    """Train, keep a running average of the weights, save it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--out", type=Path, default=Path("runs/reader"))
    options.add_argument("--start", type=Path, default=None, help="a run to go on from, in place of the bare encoder")
    options.add_argument(
        "--labels", type=Path, default=None, help="what a teacher thinks of the texts, to learn beside"
    )
    options.add_argument("--teacher", action="store_true", help="a bigger network, to label texts for the reader")
    options.add_argument("--passes", type=float, default=1.0, help="all passes over the corpora times this")
    options.add_argument("--width", type=int, default=254, help="pieces in a window, [CLS] and [SEP] not counted")
    options.add_argument("--budget", type=int, default=2048, help="pieces in a batch, padding counted")
    options.add_argument("--rate", type=float, default=2.5e-4, help="learning rate of the encoder")
    options.add_argument("--heads-rate", type=float, default=2.5e-3, help="learning rate of the heads")
    options.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--without", default="", help="a PolNeAR outlet to leave out, to see what that costs")
    options.add_argument("--only", default="", help="only the corpora whose names begin so")
    options.add_argument("--keep-every", type=int, default=1000, help="steps after which the run is saved")
    options.add_argument("--max-steps", type=int, default=0, help="stop early, to try things out")
    given = options.parse_args()

    torch.use_deterministic_algorithms(True)
    torch.utils.deterministic.fill_uninitialized_memory = False  # a tenth of every step
    torch.set_flush_denormal(True)
    rng = random.Random(given.seed)
    word_piece = WordPiece(vocabulary())
    everything = corpora(given.data, word_piece, without=given.without)
    learned = [corpus for corpus in everything if corpus.name.startswith(given.only)]
    if given.labels:
        learned = [corpus._replace(samples=believing(corpus.samples, given.labels / corpus.file)) for corpus in learned]
    torch.manual_seed(0)  # the untaught heads are the same in every run, so that runs can be averaged
    net = Teacher() if given.teacher else ReaderNet()
    torch.manual_seed(given.seed)
    if given.teacher:
        net.words.requires_grad_(requires_grad=False)  # too many for what two passes could teach them
    if given.start:
        net.load_state_dict(load_file(str(given.start / "reader.safetensors")))
    elif isinstance(net, Teacher):
        net.begin_from(vocabulary())
    else:
        net.load_encoder(encoder_files() / "model.safetensors")

    todo = []
    for number, corpus in enumerate(learned):
        passes = max(1, round(corpus.passes * given.passes))
        made = [
            one
            for _ in range(passes)
            for one in batches(corpus.samples, width=given.width, budget=given.budget, rng=rng)
        ]
        # a corpus keeps its own order, so that no text comes again before all others have come
        todo += [((place + rng.random()) / len(made), number, windows) for place, windows in enumerate(made)]
        print(f"{corpus.name:24}{len(corpus.samples):7} texts, {passes} passes, {len(made)} batches", flush=True)
    todo.sort(key=lambda one: one[0])

    heads = [
        p for name, p in net.named_parameters() if not name.startswith(("words", "positions", "norm", "layers", "far"))
    ]
    head_ids = {id(p) for p in heads}
    encoder = [p for p in net.parameters() if id(p) not in head_ids and p.requires_grad]
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
    running: dict[str, float] = {}
    net.train()
    for step, (_, number, windows) in enumerate(todo, 1):
        corpus = learned[number]
        loss = loss_of(net, Batch(windows, corpus.samples, word_piece))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        average.update_parameters(net)
        running[corpus.name] = 0.95 * running.get(corpus.name, loss.item()) + 0.05 * loss.item()
        if step % 50 == 0 or step == total:
            losses = "  ".join(f"{name.split(',')[-1].strip()} {value:.3f}" for name, value in running.items())
            print(f"{step}/{total} {time.monotonic() - began:.0f} s  {losses}", flush=True)
        done = step == total or (given.max_steps and step >= given.max_steps)
        if step % given.keep_every == 0 or done:
            save_file(
                {name: p.detach().contiguous() for name, p in average.module.state_dict().items()},
                str(given.out / "reader.safetensors"),
            )
            facts = {"step": step, **{k: str(v) for k, v in vars(given).items()}, "tags": TAGS}
            (given.out / "run.json").write_text(json.dumps(facts, indent=1))
        if done:
            break


if __name__ == "__main__":
    main()
