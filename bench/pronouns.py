"""Measures whom "he" and "she" are taken for, on GAP: how often the answer is right, and how often there is none.

    python -m bench.pronouns

The rules find the names themselves. An answer is right when a mention of the person found overlaps a name that the gold
says is meant; wrong when it overlaps one that is not meant, or is somebody else although one of the two is meant;
where neither is meant and somebody else is answered the gold cannot tell. A wrong credit is the worst answer, so
precision counts.
GAP is Wikipedia chosen to be ambiguous, and no speaker is known there; in news the one who has just spoken tells most.
"""

import csv
import os
from collections import Counter
from pathlib import Path

from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.annotate.speakers.people import People
from pressreview.annotate.speakers.pronouns import antecedent
from pressreview.model import Span

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).parents[1].parent / "shared" / "data"))


def judge(row: dict[str, str]) -> str:
    """One of "right", "wrong", "untold" and "none" for a row of the table."""
    text, place = row["Text"], int(row["Pronoun-offset"])
    mentions = find_mentions(text)
    person = antecedent(place, row["Pronoun"], People(text, mentions))
    if person is None:
        return "none"
    spans = [mention.span for mention in mentions if mention.name == person.name and mention.kind == "person"]
    meant = False
    for letter in "AB":
        start = int(row[f"{letter}-offset"])
        name = Span(start, start + len(row[letter]))
        coreferent = row[f"{letter}-coref"].upper() == "TRUE"
        meant = meant or coreferent
        if any(span.start < name.end and name.start < span.end for span in spans):
            return "right" if coreferent else "wrong"
    return "wrong" if meant else "untold"


def measure(path: Path) -> Counter[str]:
    """How many of a table's rows get each judgement, also by gender ("right f") and for "he" and "she"."""
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            judgement = judge(row)
            gender = "m" if row["Pronoun"].lower() in ("he", "him", "his") else "f"
            counts[judgement] += 1
            counts[f"{judgement} {gender}"] += 1
            if row["Pronoun"].lower() in ("he", "she"):
                counts[f"{judgement} subject"] += 1
    return counts


def main() -> None:
    """Print a line a table."""
    for name in ("gap-development", "gap-validation"):
        counts = measure(DATA / "gap" / f"{name}.tsv")
        for part in ("", " m", " f", " subject"):
            right, wrong, none, untold = (counts[f"{what}{part}"] for what in ("right", "wrong", "none", "untold"))
            total = right + wrong + none + untold
            precision = right / max(1, right + wrong)
            print(f"{name}{part or ' all'}: precision {precision:.3f}, answered {1 - none / total:.3f} of {total}")


if __name__ == "__main__":
    main()
