"""Pairs of claims and of sentences that others labelled: `python -m bench.pairs`; nothing was learned from either set.

ClaimDiff (Ko et al. 2022): does a claim of one outlet weaken a claim of another on the same topic? Often by rhetoric
alone, which we do not call a conflict. SICK (Marelli et al., LREC 2014): does one sentence on a picture contradict the
other? Each sentence is taken as stated by an outlet of its own in its own voice.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.corpora import DATA
from pressreview.corroborate.claims.likeness import Likeness
from pressreview.corroborate.claims.statements import Statement
from pressreview.corroborate.conflicts.conflicts import differences
from pressreview.model import Article, Span


class Pair(NamedTuple):
    """Two statements and whether the set says that one speaks against the other."""

    one: Statement
    other: Statement
    against: bool


def stated(text: str, outlet: str) -> Statement:
    """A sentence in an outlet's own voice."""
    return Statement(article=Article.of(text, outlet=outlet), spans=(Span(0, len(text)),), outlet=outlet)


def claimdiff() -> Iterator[Pair]:
    """The training pairs on weakening."""
    rows = json.loads((DATA / "claimdiff" / "ClaimDiff-W" / "ClaimDiff-weak-train.json").read_text("utf-8"))["data"]
    for row in rows:
        if row["claim_a"].strip() and row["claim_b"].strip():
            yield Pair(stated(row["claim_a"], "A"), stated(row["claim_b"], "B"), bool(row["relation"]))


def sick() -> Iterator[Pair]:
    """All pairs."""
    with (DATA / "sick" / "SICK.txt").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield Pair(
                stated(row["sentence_A"], "A"),
                stated(row["sentence_B"], "B"),
                row["entailment_label"] == "CONTRADICTION",
            )


def area(scored: Sequence[tuple[float, bool]]) -> float:
    """The chance that a pair that is against each other scores higher than one that is not (AUC), ties half."""
    ranked = sorted(scored)
    rank = total = 0.0
    place = 0
    while place < len(ranked):
        end = place
        while end < len(ranked) and ranked[end][0] == ranked[place][0]:
            end += 1
        middle = (place + end + 1) / 2
        hits = sum(against for _, against in ranked[place:end])
        rank, total = rank + middle * hits, total + hits
        place = end
    others = len(ranked) - total
    return (rank - total * (total + 1) / 2) / (total * others) if total and others else 0.5


def main() -> None:
    """Measure."""
    for name, pairs in (("ClaimDiff, weaken", list(claimdiff())), ("SICK, contradiction", list(sick()))):
        likeness = Likeness([statement for pair in pairs for statement in pair[:2]])
        alike, shown, right = [], 0, 0
        scored = []
        for one, other, against in pairs:
            told = differences(one, other, likeness, days=(None, None))
            found = [score for score, difference in told if not difference.updates]
            cosine = likeness.cosine(one.stems, other.stems)
            alike.append((cosine, against))
            scored.append((1 + max(found) if found else cosine, against))
            shown, right = shown + bool(found), right + (bool(found) and against)
        there = sum(pair.against for pair in pairs)
        precision, recall = right / max(1, shown), right / max(1, there)
        f1 = 2 * right / max(1, shown + there)
        print(f"{name}: {len(pairs)} pairs, {there} against each other")
        print(f"  shown as a conflict {shown}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
        print(f"  AUC of conflicts first, then how alike {area(scored):.3f}; of how alike alone {area(alike):.3f}")


if __name__ == "__main__":
    main()
