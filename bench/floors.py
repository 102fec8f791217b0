"""Floors: figures that must not fall, each pinned to the text it was measured on.

`python -m bench.floors` measures and raises them.

CI holds a sample small enough for it: the first articles of PolNeAR's development part. A floor is never lowered
without `--lower`.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.reader import evaluate
from pressreview.annotate.reader import Reader
from training.corpora.polnear import Annotated, articles

FILE = Path(__file__).with_name("floors.json")
SAMPLE = 10
"""Articles in the sample."""
MARGIN = 0.01
"""A floor stands this far below the measured figure: room for another processor's rounding, not for a worse reader."""
HELD = (
    "token source",
    "token cue",
    "token content",
    "exact source",
    "exact cue",
    "exact content",
    "linked",
    "source where cue matches",
)


def corpus_hash(corpus: Sequence[Annotated]) -> str:
    """Pins the text and the gold that a floor was measured on."""
    return hashlib.sha256(json.dumps(corpus, ensure_ascii=False).encode()).hexdigest()[:16]


def sample(data: Path) -> list[Annotated]:
    """The articles that CI reads."""
    return list(articles(data / "polnear" / "dev"))[:SAMPLE]


def load() -> dict[str, Any]:
    """The floors as they stand: `corpus` (hash) and `floors` (0-1, by name)."""
    held: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return held


def main() -> int:
    """Measure the sample; write the floors where they rose."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--lower", action="store_true", help="let floors fall; give the reason in the commit")
    given = options.parse_args()
    corpus = sample(given.data)
    figures = evaluate(Reader(), corpus)
    before = load()["floors"] if FILE.exists() else {}
    floors = {}
    for name in HELD:
        new, old = round(figures[name] - MARGIN, 3), before.get(name, 0.0)
        if new < old and not given.lower:
            print(f"{name}: {figures[name]:.3f} measured, the floor stays at {old}")
        floors[name] = new if given.lower else max(new, old)
    FILE.write_text(json.dumps({"corpus": corpus_hash(corpus), "floors": floors}, indent=1) + "\n", "utf-8")
    print(json.dumps(floors, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
