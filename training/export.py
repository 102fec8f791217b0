"""From trained weights to the shipped file: `python -m training.export runs/reader`.

Weights of the matrix products become int8 per channel, activations are scaled as they come (onnxruntime's dynamic
quantisation), the vectors of the words, in a file of their own, int8 with one scale a row. Seven-bit weights
(`reduce_range`) so that processors without VNNI cannot overflow and every machine reads alike. The file takes no mask:
the reader gives it one window at a time, without padding.
"""

import argparse
import hashlib
import json
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import Tensor, nn

from bench.reader import Tally
from pressreview.annotate.reader import Reader
from pressreview.annotate.reader.words import FILE
from training.calibrate import fit
from training.corpora.polnear import articles
from training.model import READER, Layer, ReaderNet
from training.samples import held_out, vocabulary

INPUTS = ("words", "shapes")
OUTPUTS = ("query", "key", "tags", "entities", "certainty")


def int8_rows(weight: Tensor) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """An embedding as int8 rows, one scale each. *Shape:* (V, H) -> (V, H), (V, 1)."""
    scales = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return (weight / scales).round().to(torch.int8).numpy(), scales.numpy()


def write_words(weight: Tensor, out: Path) -> None:
    """Write the vectors of all pieces with the vocabulary, as `annotate/reader/words.py` reads them."""
    rows, scales = int8_rows(weight.detach())
    text = np.frombuffer("\n".join(vocabulary()).encode(), np.uint8)
    with out.open("wb") as file:
        np.savez(file, vocabulary=text, rows=rows, scales=scales)


def through(layer: Layer, hidden: Tensor) -> Tensor:
    """What a layer makes of windows without padding. *Shape:* (B, T, H) -> the same."""
    batch, length, width = hidden.shape
    parts = layer.qkv(hidden).view(batch, length, 3, layer.heads, layer.width).permute(2, 0, 3, 1, 4)
    weights = parts[0] @ parts[1].transpose(-1, -2) * layer.width**-0.5
    mixed = (weights.softmax(-1) @ parts[2]).transpose(1, 2).reshape(batch, length, width)
    hidden = layer.norm_attention(hidden + layer.out(mixed))
    told: Tensor = layer.norm_inner(hidden + layer.down(nn.functional.gelu(layer.up(hidden))))
    return told


class Exported(nn.Module):
    """The network behind its words in plain operations, as the exporter wants it, for windows without padding."""

    def __init__(self, net: ReaderNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, words: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """*Shape:* (B, T, H), (B, T) -> what `OUTPUTS` names, (B, T, …) each."""
        net = self.net
        hidden = net.norm(words + net.positions.weight[: words.shape[1]] + net.shapes(shapes))
        early = []
        for number, layer in enumerate(net.layers):
            assert isinstance(layer, Layer)
            hidden = through(layer, hidden)
            if number in net.size.glimpses:
                guess, hidden = net.glimpse(hidden)
                early.append(guess)
        scores = net.heads(hidden, torch.stack(early))
        return tuple(getattr(scores, name) for name in OUTPUTS)


def load(run: Path) -> ReaderNet:
    """The trained network of a run's folder, ready to read."""
    net = ReaderNet()
    net.load_state_dict(load_file(str(run / "reader.safetensors")))
    net.eval()
    return net


def export(
    net: ReaderNet,
    out: Path,
    *,
    facts: dict[str, str],
    quantise: bool = True,
    odds: tuple[float, float] = (1.0, 0.0),
) -> None:
    """Write `net` as an ONNX file with its decoder's constants and `facts` about its training, its words beside it."""
    steps, begin = net.transitions()
    model = as_onnx(Exported(net), OUTPUTS, quantise=quantise)
    carried = {
        "steps": steps.detach().tolist(),
        "begin": begin.detach().tolist(),
        "no_link": net.no_link.detach().tolist(),
        "odds": odds,
        "training": facts,
    }
    write(model, carried, out)
    write_words(net.words.weight, out.with_name(FILE))


def as_onnx(net: nn.Module, outputs: Sequence[str], *, quantise: bool) -> onnx.ModelProto:
    """A network that takes words and shapes of windows without padding, in int8."""
    shapes = torch.ones(2, 16, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own deprecations
        plain, prepared, small = (Path(folder) / name for name in ("plain.onnx", "prepared.onnx", "small.onnx"))
        torch.onnx.export(
            net.eval(),
            (torch.zeros(*shapes.shape, READER.hidden), shapes),
            str(plain),
            dynamo=False,
            opset_version=17,
            input_names=list(INPUTS),
            output_names=list(outputs),
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in (*INPUTS, *outputs)},
        )
        if quantise:
            quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
            quantize_dynamic(
                str(prepared),
                str(small),
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                extra_options={"MatMulConstBOnly": True},
            )
        return onnx.load(str(small if quantise else plain))


def write(model: onnx.ModelProto, carried: Mapping[str, object], out: Path) -> None:
    """Write a model with what goes with it; print its size and hash."""
    entry = model.metadata_props.add()
    entry.key, entry.value = "pressreview", json.dumps(carried, ensure_ascii=False)
    out.write_bytes(model.SerializeToString(deterministic=True))
    size = out.stat().st_size / 1e6
    print(f"{out}: {size:.1f} MB, sha256 {hashlib.sha256(out.read_bytes()).hexdigest()[:12]}")


def odds_of(file: Path, data: Path) -> tuple[float, float]:
    """What sets the confidence of an exported reader, read off the articles that were kept from training."""
    tally = Tally()
    kept = [article for article in articles(data / "polnear" / "train") if held_out(article.name)]
    for article, raw in zip(kept, Reader(file).read([article.text for article in kept]), strict=True):
        tally.add(article, raw.attributions)
    return fit(tally.confidence)


def main() -> None:
    """Export a run."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("run", type=Path)
    options.add_argument("--out", type=Path, default=Path("src/pressreview/annotate/reader/reader.onnx"))
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--raw-confidence", action="store_true", help="do not set the confidence on kept articles")
    options.add_argument("--fp32", action="store_true", help="leave the weights as they are, to see what int8 costs")
    given = options.parse_args()
    facts = json.loads((given.run / "run.json").read_text("utf-8"))
    kept = {
        name: str(facts[name]) for name in ("start", "passes", "width", "budget", "rate", "average", "seed", "step")
    }
    net = load(given.run)
    export(net, given.out, facts=kept, quantise=not given.fp32)
    if not given.raw_confidence:
        odds = odds_of(given.out, given.data)
        print(f"confidence: slope {odds[0]:.2f}, intercept {odds[1]:.2f}")
        export(net, given.out, facts=kept, quantise=not given.fp32, odds=odds)


if __name__ == "__main__":
    main()
