"""The mean of the weights of several runs: `python -m training.average runs/one runs/two --out runs/reader`.

Runs that start from one folder and see the texts in other orders end near each other, so that the mean reads better
than each (Wortsman et al., ICML 2022, "model soups"), and costs nothing to run.
"""

import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def main() -> None:
    """Average the runs."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("runs", type=Path, nargs="+")
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    weights = [load_file(str(run / "reader.safetensors")) for run in given.runs]
    given.out.mkdir(parents=True, exist_ok=True)
    mean = {name: torch.stack([one[name] for one in weights]).mean(0) for name in weights[0]}
    save_file(mean, str(given.out / "reader.safetensors"))
    facts = json.loads((given.runs[0] / "run.json").read_text("utf-8"))
    seeds = [json.loads((run / "run.json").read_text("utf-8"))["seed"] for run in given.runs]
    (given.out / "run.json").write_text(json.dumps({**facts, "seed": ", ".join(map(str, seeds))}, indent=1))


if __name__ == "__main__":
    main()
