"""What a trained network thinks of texts, for another to learn from: `python -m training.labels runs/teacher`.

For every piece the chance of each tag, and of each step from the tag before it, under its chain over the whole text
(forward-backward, Rabiner 1989). A network that learns from these chances instead of from one annotator's choice is
told where a border is open to doubt (Hinton et al. 2015; for chains Wang et al., ACL 2020).
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from pressreview.annotate.reader import Reader
from pressreview.annotate.reader.decode import Chain, Floats
from pressreview.annotate.reader.onnx_reader import Loaded, score
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from training.batches import Chances
from training.model import ReaderNet
from training.samples import corpora, vocabulary
from training.teacher import Teacher

TAUGHT = ("PolNeAR, articles", "PolNeAR, chunks", "Worldwide Newswire")
"""Corpora whose texts are labelled."""


class _Session:
    """A network where the reader expects a session of onnxruntime."""

    def __init__(self, net: ReaderNet) -> None:
        self._net = net

    def run(self, names: Sequence[str], inputs: dict[str, NDArray[np.int64]]) -> list[Any]:
        """The named scores for one batch of windows without padding."""
        ids, shapes = (torch.from_numpy(inputs[name]) for name in ("ids", "shapes"))
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            scores = self._net(ids, shapes, torch.ones_like(ids, dtype=torch.bool))
        return [getattr(scores, name).float().numpy() for name in names]


class NetReader(Reader):
    """Reads with a network that was not exported; its confidence is not set."""

    def __init__(self, net: ReaderNet) -> None:
        super().__init__(threads=1)  # PyTorch has threads of its own
        net.eval()
        steps, begin = net.transitions()
        as_they_are = np.asarray((1.0, 0.0), np.float32)
        chain = Chain(steps.detach().numpy(), begin.detach().numpy(), net.no_link.detach().numpy(), as_they_are)
        self._loaded = Loaded(_Session(net), WordPiece(vocabulary()), chain)

    @property
    def version(self) -> str:
        """It has none."""
        return "not exported"

    def chances(self, pieces: Pieces) -> Chances:
        """What is thought of each piece of a text."""
        tags = score(pieces, self._run(pieces))[0].tags
        return forward_backward(tags, self._loaded.chain)


def forward_backward(tags: Floats, chain: Chain) -> Chances:
    """The chances of tags and steps. *Shape:* tags (n, 7), n at least 1."""
    n, kinds = tags.shape
    before, after = np.empty((n, kinds)), np.zeros((n, kinds))
    before[0] = chain.begin + tags[0]
    for place in range(1, n):
        before[place] = _log_sum(before[place - 1][:, None] + chain.steps, 0) + tags[place]
    for place in range(n - 2, -1, -1):
        after[place] = _log_sum(chain.steps + (tags[place + 1] + after[place + 1])[None], 1)
    whole = _log_sum(before[-1], 0)
    steps = np.zeros((n, kinds, kinds))
    steps[1:] = np.exp(before[:-1, :, None] + chain.steps + (tags + after)[1:, None, :] - whole)
    return Chances(np.exp(before + after - whole).astype(np.float16), steps.astype(np.float16))


def _log_sum(values: NDArray[np.float64], axis: int) -> Any:
    most = values.max(axis, keepdims=True)
    return np.log(np.exp(values - most).sum(axis)) + most.squeeze(axis)


def load(run: Path) -> ReaderNet:
    """The network of a run's folder, of either size."""
    weights = load_file(str(run / "reader.safetensors"))
    net = Teacher() if "far.weight" in weights else ReaderNet()
    net.load_state_dict(weights)
    return net


def main() -> None:
    """Label the texts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("run", type=Path)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--out", type=Path, default=Path("runs/labels"))
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    reader = NetReader(load(given.run))
    for corpus in corpora(given.data, WordPiece(vocabulary())):
        if corpus.name in TAUGHT:
            began = time.monotonic()
            held: dict[str, NDArray[np.float16]] = {}
            for number, sample in enumerate(corpus.samples):
                chances = reader.chances(sample.pieces)
                held |= {f"tags {number}": chances.tags, f"steps {number}": chances.steps}
            np.savez_compressed(given.out / corpus.file, **held)  # type: ignore[arg-type]
            print(f"{corpus.name}: {len(corpus.samples)} texts, {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
