"""Make the encoder at home in news before it learns to read: `python -m training.pretrain --out runs/pretrained`.

The encoder that we begin from was last taught to compare sentences. Here it guesses masked words (Devlin et al. 2019)
in the articles that the reader learns from and in no other (Gururangan et al. 2020, task-adaptive pretraining). The
untaught heads of the reader are drawn here too, so that runs that start from one folder can be averaged.
"""

import argparse
import json
import time
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from pressreview.annotate.reader.wordpiece import SHAPES, WordPiece
from training.batches import NO_LABEL, Batch, Sample, batches
from training.corpora import entities
from training.corpora.polnear import articles
from training.model import HIDDEN, ReaderNet
from training.schedule import optimiser_of, set_up
from training.train import encoder_files, held_out

MASKED, KEPT, SWAPPED = 0.15, 0.1, 0.1
"""Share of the pieces that are guessed; of these, shares that are left as they are or become another piece."""


class Guess(nn.Module):
    """BERT's head for masked words; its last layer is the word embedding."""

    def __init__(self, vocabulary_size: int) -> None:
        super().__init__()
        self.dense = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(vocabulary_size))

    def forward(self, hidden: Tensor, words: Tensor) -> Tensor:
        """*Shape:* (N, H), (V, H) -> (N, V)."""
        return self.norm(nn.functional.gelu(self.dense(hidden))) @ words.T + self.bias


def mask(batch: Batch, *, mask_id: int, vocabulary_size: int) -> tuple[Tensor, Tensor]:
    """Pieces with some hidden, and what was there, `NO_LABEL` where nothing is asked. *Shape:* (B, T) each."""
    asked = (torch.rand(batch.ids.shape) < MASKED) & batch.mask
    asked[:, 0] = False
    ids, gold = batch.ids.clone(), batch.ids.masked_fill(~asked, NO_LABEL)
    how = torch.rand(batch.ids.shape)
    ids[asked & (how >= KEPT + SWAPPED)] = mask_id
    swapped = asked & (how < SWAPPED)
    ids[swapped] = torch.randint(vocabulary_size, (int(swapped.sum()),))
    return ids, gold


def main() -> None:
    """Pretrain and save a reader whose heads are not taught yet."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--out", type=Path, default=Path("runs/pretrained"))
    options.add_argument("--passes", type=int, default=2)
    options.add_argument("--rate", type=float, default=1.5e-4)
    options.add_argument("--width", type=int, default=254, help="pieces in a window, [CLS] and [SEP] not counted")
    options.add_argument("--budget", type=int, default=2048, help="pieces in a batch, padding counted")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    rng = set_up(given.seed)
    files = encoder_files()
    vocabulary = (files / "vocab.txt").read_text("utf-8").split("\n")[:-1]
    word_piece = WordPiece(vocabulary)
    polnear = [one.text for one in articles(given.data / "polnear" / "train") if not held_out(one.name)]
    newswire = [one.text for one in entities.worldwide(given.data / "worldwide_newswire", "train")]
    samples = [Sample(word_piece.encode(text)) for text in (*polnear, *newswire)]
    net = ReaderNet(vocabulary_size=len(vocabulary), shapes=SHAPES)
    net.load_encoder(files / "model.safetensors")
    guess = Guess(len(vocabulary))
    todo = [
        windows
        for _ in range(given.passes)
        for windows in batches(samples, width=given.width, budget=given.budget, rng=rng)
    ]
    print(f"{len(samples)} texts, {sum(len(one.pieces) for one in samples)} pieces, {len(todo)} steps", flush=True)
    groups = [
        {"params": list(net.parameters()), "lr": given.rate},
        {"params": list(guess.parameters()), "lr": 6 * given.rate},
    ]
    optimiser, schedule = optimiser_of(groups, total=len(todo))
    net.train()
    began, running = time.monotonic(), 0.0
    for step, windows in enumerate(todo, 1):
        batch = Batch(windows, samples, word_piece)
        ids, gold = mask(batch, mask_id=vocabulary.index("[MASK]"), vocabulary_size=len(vocabulary))
        with torch.autocast("cpu", torch.bfloat16):
            hidden, _ = net.encode(ids, batch.shapes, batch.mask)
            scores = guess(hidden[gold != NO_LABEL], net.words.weight)
        loss = nn.functional.cross_entropy(scores.float(), gold[gold != NO_LABEL])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*net.parameters(), *guess.parameters()], 1.0)
        optimiser.step()
        schedule.step()
        running = 0.98 * running + 0.02 * loss.item() if step > 1 else loss.item()
        if step % 50 == 0 or step == len(todo):
            print(f"{step}/{len(todo)} {time.monotonic() - began:.0f} s  loss {running:.3f}", flush=True)
    given.out.mkdir(parents=True, exist_ok=True)
    weights = {name: p.detach().contiguous() for name, p in net.state_dict().items()}
    save_file(weights, str(given.out / "reader.safetensors"))
    facts = {"step": len(todo), **{k: str(v) for k, v in vars(given).items()}}
    (given.out / "run.json").write_text(json.dumps(facts, indent=1))


if __name__ == "__main__":
    main()
