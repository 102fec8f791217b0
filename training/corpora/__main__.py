"""What the corpora hold: `python -m training.corpora FOLDER` prints texts, words and marks by label."""

import sys
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from training.corpora import certainty, entities
from training.corpora.marked import Graded, Marked, Part

PARTS: tuple[Part, ...] = ("train", "dev")


def main() -> None:
    """Print the table."""
    data = Path(sys.argv[1])
    for title, load, folder in (
        ("worldwide", entities.worldwide, "worldwide_newswire"),
        ("uner_ewt", entities.uner_ewt, "uner_ewt"),
        ("uds_ih2", certainty.uds_ih2, "factuality/UDS_IH2"),
        ("meantime certainty", certainty.meantime, "factuality/MEANTIME"),
    ):
        for part in PARTS:
            _row(f"{title} {part}", partial(load, data / folder)(part))
    _row("crossner_politics", entities.crossner_politics(data / "crossner_politics"))


def _row(title: str, texts: Iterable[Marked | Graded]) -> None:
    count, words, labels = 0, 0, Counter[str]()
    for text in texts:
        count += 1
        words += len(text.text.split())
        for mark in text.marks:
            labels[f"{mark[2]:.0f}" if isinstance(mark[2], float) else "/".join(mark[2])] += 1
    marks = ", ".join(f"{label} {number}" for label, number in sorted(labels.items()))
    print(f"{title:<26}{count:>6} texts{words:>8} words  {marks}")


if __name__ == "__main__":
    main()
