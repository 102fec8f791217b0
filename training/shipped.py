"""The shipped reader's weights out of its file, as a run to go on from: `python -m training.shipped --out runs/reader`.

What `training.export` made of them: int8 matrices with one scale a column become numbers again, so that whoever trains
further need not train from nothing first.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file

from pressreview.annotate.reader import words
from training.model import VOCABULARY, ReaderNet

READER = Path("src/pressreview/annotate/reader/reader.onnx")
_PARTS = ("qkv", "out", "up", "down")


def net_of(file: Path) -> tuple[ReaderNet, dict[str, str]]:
    """The network, and the facts of its training that the file carries.

    Raises `RuntimeError` where the file is a reader of another shape.
    """
    model = onnx.load(str(file))
    held = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in model.graph.initializer}
    carried = json.loads({one.key: one.value for one in model.metadata_props}["pressreview"])
    found = {name.removeprefix("net."): part for name, part in held.items() if name.startswith("net.")}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            stem = node.input[1].removesuffix("_quantized")
            matrix = held[f"{stem}_quantized"].float() * held[f"{stem}_scale"]
            name, _, number = node.name.split("/")[1].partition("_")
            place = f"layers.{number or 0}.{name}" if name in _PARTS else name
            found.setdefault(f"{place}.weight", matrix.T.contiguous())
    found["words.weight"] = torch.from_numpy(words.load(file.with_name(words.FILE)).vectors(np.arange(VOCABULARY)))
    for name in ("steps", "begin", "no_link"):
        found[name] = torch.tensor(carried[name])
    net = ReaderNet()
    net.load_state_dict(found)
    return net, carried["training"]


def main() -> None:
    """Write them as a run's folder."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reader", type=Path, default=READER)
    options.add_argument("--out", type=Path, default=Path("runs/reader"))
    given = options.parse_args()
    net, facts = net_of(given.reader)
    given.out.mkdir(parents=True, exist_ok=True)
    save_file(net.state_dict(), str(given.out / "reader.safetensors"))
    (given.out / "run.json").write_text(json.dumps(facts, indent=1))


if __name__ == "__main__":
    main()
