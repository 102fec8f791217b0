"""How well hedges and negations tell what is certain: MEANTIME's events and the predicates of UDS-IH2.

    python bench/certainty.py [--data FOLDER] [--half develop|measure] [--errors]

Both sets mark predicates in sentences from -3 (certainly not) over 0 (open) to 3 (certainly). A predicate is read with
up to six words of its clause before it: what stands there is what hedges or negates it. Gold classes: `not` below -1,
`open` up to 1.5, `sure` above. Ours: `not` for polarity negative, `open` for a band other than certain, else `sure`;
`unsure` is `not` or `open`. Wishes, infinitives and questions are open in the gold too, which a lexicon does not see;
and UDS-IH2 asks laymen, who often call a negated predicate certain: a check for gross errors, no target.
"""

import argparse
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pressreview.model import Span
from pressreview.text.certainty import stance

_REACH = 6
_MARKS = frozenset({",", ";", ":", "--", "-", "``", "''", '"', "(", ")"})


class Event(NamedTuple):
    """The clause of a predicate and its label."""

    clause: str
    word: str
    label: float


def half_of(sentence: str) -> str:
    """`develop` or `measure`, told by the sentence."""
    return "develop" if hashlib.sha256(sentence.encode()).digest()[0] % 2 else "measure"


def events(path: Path, half: str | None) -> Iterator[Event]:
    """The labelled predicates of one file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            sentence = json.loads(line)
            if half not in (None, half_of(sentence["text"])):
                continue
            tokens = sentence["text"].split()
            for target in sentence["targets"]:
                start, end = target["span1"]
                left = max([i + 1 for i in range(start) if tokens[i] in _MARKS] + [0, start - _REACH])
                clause = " ".join((*tokens[left:start], "X")).replace(" n't", "n't")
                yield Event(clause, " ".join(tokens[start:end]), float(target["label"]))


def gold_class(label: float) -> str:
    """Class of a label between -3 and 3."""
    return "not" if label < -1 else "open" if label <= 1.5 else "sure"


def our_class(clause: str) -> str:
    """Class that the words of a clause tell."""
    told = stance(clause, Span(0, len(clause)))
    return "not" if told.polarity == "negative" else "open" if told.band != "certain" else "sure"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    default = os.environ.get("PRESSREVIEW_DATA", str(Path(__file__).parents[2] / "shared" / "data"))
    parser.add_argument("--data", type=Path, default=Path(default), help="folder of the corpora")
    parser.add_argument("--half", choices=("develop", "measure"), help="one half of the sentences only")
    parser.add_argument("--errors", action="store_true", help="print what is wrong, with the words")
    options = parser.parse_args()
    print(f"{'corpus':<16}{'class':<8}{'gold':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name, path in (("MEANTIME", "MEANTIME/train.jsonl"), ("UDS-IH2 dev", "UDS_IH2/dev.jsonl")):
        pairs: Counter[tuple[str, str]] = Counter()
        for event in events(options.data / "factuality" / path, options.half):
            wanted, ours = gold_class(event.label), our_class(event.clause)
            pairs[wanted, ours] += 1
            if options.errors and wanted != ours:
                print(
                    f"  {name} {event.label:+.1f} {wanted} not {ours}: {event.word!r} in {event.clause}",
                    file=sys.stderr,
                )
        for one, classes in (("not", ("not",)), ("open", ("open",)), ("unsure", ("not", "open")), ("sure", ("sure",))):
            gold = sum(count for (wanted, _), count in pairs.items() if wanted in classes)
            said = sum(count for (_, ours), count in pairs.items() if ours in classes)
            right = sum(count for (wanted, ours), count in pairs.items() if wanted in classes and ours in classes)
            precision, recall = right / max(1, said), right / max(1, gold)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{name:<16}{one:<8}{gold:>7}{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}")


if __name__ == "__main__":
    main()
