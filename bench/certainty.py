"""How certain predicates are, on MEANTIME's events and the predicates of UDS-IH2.

    python -m bench.certainty [--data FOLDER] [--part train|dev] [--system rules|reader] [--errors]

Both sets grade predicates in sentences from -3 (certainly not) over 0 (open) to 3 (certainly). Classes: `not` below -1,
`open` up to 1.5, `sure` above; `unsure` is `not` or `open`. `rules` read up to six words of the clause before a
predicate: `not` for polarity negative, `open` for a band other than certain, else `sure`. `reader` is what the model
gives to the predicate that shares a character with the gold one; where it finds none there it says nothing. `r` is the
correlation of its certainty with the gold, over the predicates that it finds.

Wishes, infinitives and questions are open in the gold too, which a lexicon does not see; and UDS-IH2 asks laymen, who
often call a negated predicate certain: for the rules a check for gross errors, no target. `dev` taught nothing.
"""

import argparse
import os
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pressreview.annotate.reader import Reader
from pressreview.model import Span
from pressreview.text.certainty import stance
from training.corpora.certainty import meantime, uds_ih2
from training.corpora.marked import Graded

_REACH = 6
_BREAK = re.compile(r"[,;:()\"“”]|\s[-–—]+\s|--")
_CLASSES = {"not": ("not",), "open": ("open",), "unsure": ("not", "open"), "sure": ("sure",)}


class Judged(NamedTuple):
    """A predicate with its gold grade, and the class and grade that a system gives; None where it says nothing."""

    sentence: Graded
    mark: tuple[int, int, float]
    told: str | None
    grade: float | None


def class_of(grade: float) -> str:
    """Class of a grade between -3 and 3."""
    return "not" if grade < -1 else "open" if grade <= 1.5 else "sure"


def clause_before(text: str, start: int) -> str:
    """Up to six words before a place, none before the last mark, and an X for what stands there."""
    clause = _BREAK.split(text[:start])[-1]
    return " ".join([*clause.split()[-_REACH:], "X"])


def by_rules(sentences: Sequence[Graded]) -> list[Judged]:
    """What the words before a predicate tell."""
    judged = []
    for sentence in sentences:
        for mark in sentence.marks:
            clause = clause_before(sentence.text, mark[0])
            found = stance(clause, Span(0, len(clause)))
            told = "not" if found.polarity == "negative" else "open" if found.band != "certain" else "sure"
            judged.append(Judged(sentence, mark, told, None))
    return judged


def by_reader(sentences: Sequence[Graded]) -> list[Judged]:
    """What the model tells."""
    judged = []
    for sentence, read in zip(sentences, Reader().read([one.text for one in sentences]), strict=True):
        for mark in sentence.marks:
            over = (one for one in read.predicates if one.span.start < mark[1] and mark[0] < one.span.end)
            grade = next((3 * one.certainty for one in over), None)
            judged.append(Judged(sentence, mark, None if grade is None else class_of(grade), grade))
    return judged


SYSTEMS: dict[str, Callable[[Sequence[Graded]], list[Judged]]] = {"rules": by_rules, "reader": by_reader}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    default = os.environ.get("PRESSREVIEW_DATA", str(Path(__file__).parents[2] / "shared" / "data"))
    parser.add_argument("--data", type=Path, default=Path(default), help="folder of the corpora")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--system", choices=SYSTEMS, action="append", help="only this one")
    parser.add_argument("--errors", action="store_true", help="print what is wrong, with the words")
    options = parser.parse_args()
    folder = options.data / "factuality"
    print(f"{'corpus':<12}{'system':<8}{'class':<8}{'gold':>7}{'precision':>11}{'recall':>8}{'F1':>7}{'r':>7}")
    for name, sentences in (
        ("MEANTIME", list(meantime(folder / "MEANTIME", options.part))),
        ("UDS-IH2", list(uds_ih2(folder / "UDS_IH2", options.part))),
    ):
        for system in options.system or SYSTEMS:
            judged = SYSTEMS[system](sentences)
            print_rows(name, system, judged)
            if options.errors:
                print_errors(system, judged)


def print_rows(corpus: str, system: str, judged: Sequence[Judged]) -> None:
    """A line for each class."""
    pairs = Counter((class_of(one.mark[2]), one.told) for one in judged)
    graded = [(one.grade, one.mark[2]) for one in judged if one.grade is not None]
    r = f"{statistics.correlation(*zip(*graded, strict=True)):>7.3f}" if len({told for told, _ in graded}) > 1 else ""
    for name, classes in _CLASSES.items():
        gold = sum(count for (wanted, _), count in pairs.items() if wanted in classes)
        said = sum(count for (_, told), count in pairs.items() if told in classes)
        right = sum(count for (wanted, told), count in pairs.items() if wanted in classes and told in classes)
        precision, recall = right / max(1, said), right / max(1, gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{corpus:<12}{system:<8}{name:<8}{gold:>7}{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}{r}")


def print_errors(system: str, judged: Sequence[Judged]) -> None:
    """The predicates of another class than the gold, with their sentences."""
    for sentence, (start, end, grade), told, _ in judged:
        if told != class_of(grade):
            words = f"{sentence.text[:start]}[{sentence.text[start:end]}]{sentence.text[end:]}"
            print(f"  {system} {grade:+.1f} {class_of(grade)} not {told}: {words}", file=sys.stderr)


if __name__ == "__main__":
    main()
