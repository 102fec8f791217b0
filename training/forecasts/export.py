"""From trained weights to the shipped file: `python -m training.forecasts.export runs/forecasts-1 runs/forecasts-2`.

The mean of the weights of the runs, in int8 as the reader is (`training.export`).
"""

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.export import as_onnx, through, write
from training.forecasts.net import ForecastNet
from training.model import Layer


class Exported(nn.Module):
    """The network behind its words in plain operations, for sentences of one length without padding."""

    def __init__(self, net: ForecastNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, words: Tensor, shapes: Tensor) -> Tensor:
        """*Shape:* (B, T, H), (B, T) -> (B, T, 13)."""
        net = self.net.encoder
        hidden = net.norm(words + net.positions.weight[: words.shape[1]] + net.shapes(shapes))
        for layer in net.layers:
            assert isinstance(layer, Layer)
            hidden = through(layer, hidden)
        scores: Tensor = self.net.head(hidden)
        return scores


def mean(runs: list[Path]) -> ForecastNet:
    """The network with the mean of the weights of several runs that began alike (Wortsman et al., ICML 2022)."""
    weights = [load_file(str(run / "forecasts.safetensors")) for run in runs]
    net = ForecastNet(teacher="encoder.far.weight" in weights[0])
    net.load_state_dict({name: torch.stack([one[name] for one in weights]).mean(0) for name in weights[0]})
    return net


def main() -> None:
    """Export runs."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("runs", type=Path, nargs="+")
    options.add_argument("--out", type=Path, default=Path("src/pressreview/annotate/certainty/forecasts.onnx"))
    options.add_argument("--fp32", action="store_true", help="leave the weights as they are, to see what int8 costs")
    given = options.parse_args()
    model = as_onnx(Exported(mean(given.runs)), ("scores",), quantise=not given.fp32)
    write(model, {}, given.out)


if __name__ == "__main__":
    main()
