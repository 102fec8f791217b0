"""Reading with a network as it was trained, before it is exported: of either size, on any device."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from pressreview.annotate.reader import Reader
from pressreview.annotate.reader.decode import Chain
from pressreview.annotate.reader.onnx_reader import Loaded
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from pressreview.annotate.reader.words import Words
from training.model import ReaderNet
from training.samples import vocabulary
from training.teacher import Teacher


class _Ids(Words):
    """The words of a network that has their vectors itself."""

    def __init__(self) -> None:
        self.word_piece = WordPiece(vocabulary())

    def window(self, pieces: Pieces, start: int = 0, end: int | None = None) -> dict[str, NDArray[Any]]:
        """Rows of the vocabulary in place of vectors. *Shape:* both (1, T + 2)."""
        ids = [self.word_piece.cls, *pieces.ids[start:end].tolist(), self.word_piece.sep]
        return {"ids": np.asarray([ids], np.int64), "shapes": np.asarray([[0, *pieces.shapes[start:end], 0]], np.int64)}


class _Session:
    """A network where the reader expects a session of onnxruntime."""

    def __init__(self, net: ReaderNet) -> None:
        self._net = net

    def run(self, names: Sequence[str], inputs: dict[str, NDArray[np.int64]]) -> list[Any]:
        """The named scores for one batch of windows without padding."""
        device = self._net.steps.device
        ids, shapes = (torch.from_numpy(inputs[name]).to(device) for name in ("ids", "shapes"))
        with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16):
            scores = self._net(ids, shapes, torch.ones_like(ids, dtype=torch.bool))
        return [getattr(scores, name).float().cpu().numpy() for name in names]


class NetReader(Reader):
    """Reads with a network that was not exported; its confidence is not set."""

    def __init__(self, net: ReaderNet) -> None:
        super().__init__(threads=1)  # PyTorch has threads of its own
        net.eval()
        as_they_are = np.asarray((1.0, 0.0), np.float32)
        steps, begin, no_link = (part.detach().cpu().numpy() for part in (*net.transitions(), net.no_link))
        chain = Chain(steps, begin, no_link, as_they_are)
        self._loaded = Loaded(_Session(net), _Ids(), chain)

    @property
    def version(self) -> str:
        """It has none."""
        return "not exported"


def load(run: Path) -> ReaderNet:
    """The network of a run's folder, of either size."""
    weights = load_file(str(run / "reader.safetensors"))
    net = Teacher() if "far.weight" in weights else ReaderNet()
    net.load_state_dict({name: weight.float() for name, weight in weights.items()})
    return net
