"""How well time expressions are found and anchored: on MEANTIME (TIMEX3) and GUM news and interviews (TEI dates).

    python -m bench.times [--data FOLDER] [--half develop|measure] [--errors] [--extents]

Every gold expression with words in the text is scored, MEANTIME as far as it is annotated (headline, dateline and four
sentences). `found`: an expression of ours shares a word with it; `value`: the TIMEX3 value is the same, or one end of
a range of ours; `right`: of the found ones to which we give a value, how many have the gold one.

The second table is strict: same first and last character once outer punctuation is trimmed; nothing else is forgiven.
Both corpora mark the ends of a range, so that one of ours ("2009 to 2011") counts as two expressions. MEANTIME marks
all that we mark. GUM marks calendar dates and times of day only: there an expression of ours is not comparable, and
left out unless a gold one has its extent, where it is a duration, a set or names no day ("now", "six minutes later").

The other genres of GUM (academic, lives, travel, speeches, talk) are read whole while rules are mended: no half of
them measures.

The publication date is the document's own. Halves are told by a hash of the file's name. Rules were mended on the
errors of `develop`; all gold expressions of GUM and of MEANTIME's Airbus part had been read before the first rule, so
`measure` is not quite unseen.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.spans import Counts, trimmed
from pressreview.annotate.times import find_times
from pressreview.model import Span, TimeExpression
from training.corpora.marked import part_of
from training.corpora.times import gum_documents, meantime_documents

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BETWEEN_ENDS = re.compile(r"\s*(?:-|–|—|\b(?:and|to|through|until|till)\b)\s*")


class Gold(NamedTuple):
    """An annotated expression: characters `start` to `end`, and its value or its first and last day."""

    start: int
    end: int
    value: str | None
    days: tuple[str, str] | None
    dateline: bool


class Document(NamedTuple):
    """A text, the day it was published, its annotated times, and the extents of all that is marked, valued or not."""

    name: str
    text: str
    published: date | None
    gold: list[Gold]
    extents: list[Span]


def half_of(name: str) -> str:
    """`develop` or `measure`, told by the file's name."""
    return "develop" if part_of(name) == "train" else "measure"


def meantime(folder: Path) -> Iterator[Document]:
    """MEANTIME as far as it is annotated: TIMEX3 with a document creation time."""
    for document in meantime_documents(folder):
        gold = []
        for one in document.expressions:
            dateline = one.attributes.get("functionInDocument") == "CREATION_TIME"
            gold.append(Gold(one.start, one.end, one.attributes.get("value") or None, None, dateline))
        created = document.created
        if not created:  # the dateline is marked as an ordinary date in two texts
            created = next((one.value for one in gold if _DAY.fullmatch(one.value or "")), "") or ""
        published = date.fromisoformat(created[:10]) if created else None
        extents = [Span(one.start, one.end) for one in document.expressions]
        yield Document(document.name, document.text, published, gold, extents)


def gum(folder: Path, *, others: bool = False) -> Iterator[Document]:
    """GUM news and interviews, or the `others`: `<date when from to>`; bounds alone (`notBefore`) name no value."""
    for document in gum_documents(folder):
        if (document.name.split("_")[1] in ("news", "interview")) == others:
            continue
        gold = []
        for one in document.expressions:
            when, days = one.attributes.get("when"), (one.attributes.get("from", ""), one.attributes.get("to", ""))
            if one.kind == "date" and (when or all(days)):
                dateline = when == document.created and len(document.text[one.start : one.end].split()) > 3
                gold.append(Gold(one.start, one.end, when, days if all(days) else None, dateline))
        published = date.fromisoformat(document.created) if _DAY.fullmatch(document.created) else None
        extents = [Span(one.start, one.end) for one in document.expressions]
        yield Document(document.name, document.text, published, gold, extents)


def agrees(gold: Gold, ours: TimeExpression) -> bool:
    """Whether an expression of ours tells the gold value or days."""
    if gold.days and not gold.value:
        return (str(ours.start)[: len(gold.days[0])], str(ours.end)[: len(gold.days[1])]) == gold.days
    value = ours.value or ""
    wanted = gold.value or ""
    if ours.start and ours.end and re.fullmatch(r"\d{2,3}", value) and gold.days:  # a century or decade
        return (ours.start.isoformat(), ours.end.isoformat()) == gold.days
    if re.fullmatch(r"P(T?\d.*|X.*)", value) and not wanted.startswith("P"):
        return False
    return wanted in (value, *value.split("/")) or (len(wanted) == 10 and value.startswith(wanted + "T"))


def by_rules(documents: Sequence[Document], *, dates_only: bool) -> list[set[tuple[int, int]]]:
    """Trimmed extents of what the rules find in each document and its gold can judge."""
    found = []
    for document in documents:
        gold = trimmed(document.extents, document.text)
        ours: set[tuple[int, int]] = set()
        for one in find_times(document.text, published=document.published):
            extents = trimmed(ends(one, document.text), document.text)
            is_date = one.start and not (one.value or "").startswith("P")
            ours |= extents if is_date or not dates_only else extents & gold
        found.append(ours)
    return found


def ends(one: TimeExpression, text: str) -> list[Span]:
    """The two ends of a range, or the one expression."""
    words = one.span.of(text)
    between = _BETWEEN_ENDS.search(words) if "/" in (one.value or "") else None
    if not between:
        return [one.span]
    start, end = one.span.start, one.span.end
    return [Span(start, start + between.start()), Span(start + between.end(), end)]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    default = os.environ.get("PRESSREVIEW_DATA", str(Path(__file__).parents[2] / "shared" / "data"))
    parser.add_argument("--data", type=Path, default=Path(default), help="folder of the corpora")
    parser.add_argument("--half", choices=("develop", "measure"), help="one half of the files only")
    parser.add_argument("--errors", action="store_true", help="print what is wrong, with the words")
    parser.add_argument("--extents", action="store_true", help="print which extents are missed (-) or ours alone (+)")
    options = parser.parse_args()
    corpora = {
        "MEANTIME": list(meantime(options.data / "meantime")),
        "GUM news+interview": list(gum(options.data / "gum")),
    }
    halves = [options.half] if options.half else ["develop", "measure"]
    print(f"{'corpus':<32}{'half':<9}{'gold':>6}{'found':>8}{'value':>8}{'right':>8}{'ours':>7}")
    for name, documents in corpora.items():
        for half in halves:
            chosen = [document for document in documents if half_of(document.name) == half]
            print_values(name, half, chosen, errors=options.errors)
    if "develop" in halves:
        print_values("GUM, other genres", "develop", list(gum(options.data / "gum", others=True)), errors=False)
    corpora["GUM news"] = [one for one in corpora["GUM news+interview"] if one.name.startswith("GUM_news")]
    print(f"\n{'strict extents':<32}{'half':<9}{'gold':>6}{'ours':>8}{'P':>8}{'R':>8}{'F1':>7}")
    for name, documents in corpora.items():
        for half in halves:
            chosen = [document for document in documents if half_of(document.name) == half]
            counts = Counts()
            for document, ours in zip(chosen, by_rules(chosen, dates_only=name != "MEANTIME"), strict=True):
                gold = trimmed(document.extents, document.text)
                counts.add(len(ours & gold), len(ours), len(gold))
                if options.extents:
                    print_extents(document, ours, gold)
            shares = f"{counts.precision:>8.3f}{counts.recall:>8.3f}{counts.f1:>7.3f}"
            print(f"{name:<32}{half:<9}{counts.gold:>6}{counts.found:>8}{shares}")


def print_values(name: str, half: str, documents: list[Document], *, errors: bool) -> None:
    """The rows of a corpus in the first table."""
    counts = {datelines: [0, 0, 0, 0] for datelines in (False, True)}
    n_ours = 0
    for document in documents:
        ours = find_times(document.text, published=document.published)
        n_ours += len(ours)
        for gold in document.gold:
            over = [one for one in ours if one.span.start < gold.end and gold.start < one.span.end]
            right = any(agrees(gold, one) for one in over)
            told = any(one.value for one in over)
            for datelines, row in counts.items():
                if datelines or not gold.dateline:
                    for column, hit in enumerate((1, int(bool(over)), int(right), int(told))):
                        row[column] += hit
            if errors and not right:
                words = document.text[gold.start : gold.end]
                context = document.text[max(0, gold.start - 60) : gold.end + 40].replace("\n", " ")
                ours_here = [(one.span.of(document.text), one.value) for one in over]
                wanted = gold.value or gold.days
                print(f"  {document.published} {words!r} {wanted} {ours_here} … {context}", file=sys.stderr)
    for datelines, (total, n_found, n_right, n_told) in counts.items():
        label = name if datelines else f"{name}, no dateline"
        shares = "".join(f"{share:>8.3f}" for share in (n_found / total, n_right / total, n_right / max(1, n_told)))
        print(f"{label:<32}{half:<9}{total:>6}{shares}{n_ours if datelines else '':>7}")


def print_extents(document: Document, ours: set[tuple[int, int]], gold: set[tuple[int, int]]) -> None:
    """Extents that only one side has, with some words around."""
    for start, end in sorted(ours ^ gold):
        before, after = document.text[max(0, start - 40) : start], document.text[end : end + 30]
        words = f"{before}[{document.text[start:end]}]{after}".replace("\n", " ")
        print(f"  {'-' if (start, end) in gold else '+'} {document.name}: {words}", file=sys.stderr)


if __name__ == "__main__":
    main()
