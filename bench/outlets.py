"""What reading loses on an outlet that the reader never learned from: `make outlets`, then `python -m bench.outlets`.

Each of PolNeAR's seven outlets is left out of training in turn, and its development articles are read by that model and
by one trained alike on all seven. Both are trained shorter than the shipped reader: the difference is what counts.
"""

import argparse
import sys
from pathlib import Path

from bench.reader import Tally
from bench.spans import ROLES
from pressreview.annotate.reader import Reader
from training.corpora.polnear import articles

NAMES = (*(f"exact {role}" for role in ROLES), "linked")


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument(
        "--models", type=Path, default=Path("runs/outlets"), help="all/reader.onnx and OUTLET/reader.onnx"
    )
    given = options.parse_args()
    corpus = list(articles(given.data / "polnear" / "dev"))
    print(f"{'exact-span F1':24}" + "".join(f"{name.split()[-1]:>20}" for name in NAMES))
    known, unknown = Tally(), Tally()
    for outlet in sorted({article.outlet for article in corpus}):
        file = given.models / outlet / "reader.onnx"
        if not file.exists():
            print(f"{outlet:24} {file} is missing")
            continue
        its = [article for article in corpus if article.outlet == outlet]
        one, other = Tally(), Tally()
        for model, tallies in ((given.models / "all" / "reader.onnx", (one, known)), (file, (other, unknown))):
            for article, raw in zip(its, Reader(model).read([a.text for a in its]), strict=True):
                for tally in tallies:
                    tally.add(article, raw.attributions)
        print(_row(f"{outlet} ({len(its)})", one, other))
    print(_row("all outlets read so", known, unknown))
    return 0


def _row(title: str, known: Tally, unknown: Tally) -> str:
    """One line: learned from, left out, difference."""
    with_, without = known.figures(), unknown.figures()
    cells = (f"{with_[name]:8.3f}{without[name]:6.3f}{without[name] - with_[name]:+6.3f}" for name in NAMES)
    return f"{title:24}" + "".join(cells)


if __name__ == "__main__":
    sys.exit(main())
