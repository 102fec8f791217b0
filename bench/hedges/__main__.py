"""How well negated clauses and hedges are told from the rest: `python -m bench.hedges`.

Polarity of the clauses of GUM, EWT and MEANTIME, hedges and conditions of 424 sentences of them, labelled twice
(`protocol.md`); a row for each class, since most clauses are positive and certain. `measure` taught nothing.

    python -m bench.hedges [--half develop|measure] [--errors]
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bench.hedges.polarity import Clause, clauses_of, told
from bench.hedges.sites import Labels, Site, gold, labels, sites
from bench.hedges.trees import CORPORA, HALVES, Half, sentences_of
from pressreview.model import Span, overlaps
from pressreview.model.reading import Band
from pressreview.text.certainty import cues

BANDS: tuple[Band, ...] = (
    "almost certain", "highly likely", "likely", "possible", "unlikely", "highly unlikely", "remote", "unknown",
)  # fmt: skip


class Counts:
    """What was found, what of it is right, what there is, and what of that was found."""

    def __init__(self) -> None:
        self.found = self.right = self.gold = self.hit = 0

    def add(self, found: Sequence[Span], there: Sequence[Span], *, exact: bool) -> None:
        """Count the spans of a sentence."""
        self.found += len(found)
        self.gold += len(there)
        self.right += sum(one in there if exact else overlaps([one], there) for one in found)
        self.hit += sum(one in found if exact else overlaps([one], found) for one in there)

    def row(self, name: str) -> str:
        """A line of the table."""
        precision, recall = self.right / max(1, self.found), self.hit / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"  {name:47}{self.gold:>6}{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}"


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--half", choices=HALVES, action="append", help="only this one")
    options.add_argument("--errors", action="store_true", help="print what is wrong in `develop`, with the words")
    given = options.parse_args()
    right, labelled = gold(), list(sites())
    for half in given.half or HALVES:
        show = given.errors and half == "develop"
        print_polarity(half, errors=show)
        print_hedges(half, [one for one in labelled if one.half == half], right, errors=show)
    print_agreement()


def print_polarity(half: Half, *, errors: bool) -> None:
    """The table of the clauses of a half."""
    pairs: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for corpus, near in [*((corpus, True) for corpus in CORPORA), ("gum", False), ("ewt", False)]:
        for clause in (one for sentence in sentences_of(corpus, half, near=near) for one in clauses_of(sentence)):
            said = told(clause)
            for name in _rows(clause, near=near):
                pairs[name][clause.negative, said] += 1
            if errors and near and clause.negative != (said == "negative"):
                print(f"  {_wrong(clause, said)}")
    print(f"{half + ': polarity of clauses':49}{'gold':>6}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name, counted in sorted(pairs.items(), key=lambda pair: (not pair[0].startswith("all"), pair[0])):
        for negative in (True, False):
            row = Counts()
            row.gold = sum(count for (gold, _), count in counted.items() if gold == negative)
            row.found = sum(count for (_, said), count in counted.items() if (said == "negative") == negative)
            row.right = row.hit = sum(
                count for (gold, said), count in counted.items() if gold == negative == (said == "negative")
            )
            if negative or name == "all":
                print(row.row(f"{name}: {'negative' if negative else 'positive'}"))


def _rows(clause: Clause, *, near: bool) -> Iterator[str]:
    """Yield the rows of the table in which a clause counts."""
    corpus = clause.sentence.corpus
    if clause.kind == "noun":
        yield f"{corpus}, {clause.kind}"
        return
    if near:
        yield from ("all", corpus, f"{corpus}, {clause.kind}")
    else:
        yield f"{corpus}, other genres"
    if near and not clause.lexical:
        yield "all but words like refuse"
    yield "all, all genres"
    if not clause.lexical:
        yield "all, all genres but words like refuse"


def _wrong(clause: Clause, said: str) -> str:
    wanted = "negative" if clause.negative else "positive"
    return f"{said} for {wanted} ({clause.kind}) [{clause.sentence.text[slice(*clause.place)]}] {clause.words}"


def print_hedges(half: Half, labelled: Sequence[Site], right: dict[str, Labels], *, errors: bool) -> None:
    """The tables of hedges and conditions of a half."""
    rows: dict[str, Counts] = defaultdict(Counts)
    for site in labelled:
        found, there = cues(site.text), right[site.id]
        hedges, wanted = [cue.span for cue in found if cue.kind == "hedge"], [span for span, _ in there.hedges]
        rows["hedges, exact"].add(hedges, wanted, exact=True)
        for name in ("all", f"drawn {'at random' if site.drawn == 'random' else 'by word'}", site.corpus):
            rows[f"hedges, overlapping, {name}"].add(hedges, wanted, exact=False)
        for band in BANDS:
            of_band = [cue.span for cue in found if cue.band == band]
            rows[band].add(of_band, [span for span, one in there.hedges if one == band], exact=False)
        conditions = [cue.span for cue in found if cue.kind == "condition"]
        rows["conditions, overlapping"].add(conditions, there.conditions, exact=False)
        if errors:
            for name, some, others in (("found", hedges, wanted), ("missed", wanted, hedges)):
                for span in (one for one in some if not overlaps([one], others)):
                    print(f"  {name} [{span.of(site.text)}] {site.id} {site.text}")
    print(f"{f'{half}: {len(labelled)} sentences':49}{'gold':>6}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name in sorted(
        rows, key=lambda name: (name in BANDS, name.startswith("cond"), BANDS.index(name) if name in BANDS else 0, name)
    ):
        if rows[name].gold or rows[name].found:
            print(rows[name].row(f"band {name}" if name in BANDS else name))


def print_agreement() -> None:
    """How far the passes agree."""
    first, second = labels("first_pass.jsonl"), labels("second_pass.jsonl")
    exact, conditions = Counts(), Counts()
    for name, one in first.items():
        exact.add([span for span, _ in one.hedges], [span for span, _ in second[name].hedges], exact=True)
        conditions.add(one.conditions, second[name].conditions, exact=True)
    print("agreement of the passes, exact")
    print(exact.row("hedges"))
    print(conditions.row("conditions"))


if __name__ == "__main__":
    main()
