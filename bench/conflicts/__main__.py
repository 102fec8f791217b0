"""How well conflicts are found, by kind: `python -m bench.conflicts [--kept FOLDER] [--show]`.

The program reads whole stories (ECB+, BASIL, PolNeAR's training part, MEANTIME, a newswire) as it would for a user. A
pair of sentences is found in conflict when a conflict has its one side in the one sentence and its other in the other:
the words themselves, or a statement of the claim on that side. Precision is of the labelled pairs that were found,
recall of those that both passes call a conflict; an update that is shown as a conflict is a fault. Pairs on which the
passes differ, or which one of them has not reached, are left out.

Rules are made on stories of the half `develop`. Earlier ones were mended on what the program had shown in the stories
of ECB+, BASIL and PolNeAR, of both halves: precision on the pairs of the first draw is a figure of development. In
November 2026 all that it showed in either half was read again and four faults were mended: of precision on the half
`measure` only what it was before (2 of 5) was unseen. Its recall is unseen, but that denials are what is missed most,
and how few words they share with what they deny, was counted there.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.chains.agreement import kappa
from bench.conflicts.second_draw import groups
from bench.conflicts.sites import PASSES, Site, load
from bench.kept import Kept
from bench.origins.sites import article
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.annotate.reader.spans import SpanReader
from pressreview.config import AnnotateSettings, CorroborateSettings
from pressreview.corroborate import corroborate
from pressreview.model import Article, Passage, Reading, Story, overlaps
from pressreview.model.claim import ConflictKind
from pressreview.naming import with_one_name

Shown = tuple[ConflictKind, tuple[Passage, ...], tuple[Passage, ...]]
"""A conflict: its kind, and where its sides stand."""


def conflicts(group: Sequence[Article], readings: dict[str, Reading]) -> Iterator[Shown]:
    """What the program shows of a story, each conflict once."""
    articles = {one.id: one for one in group}
    story = Story(id="sto1-bench", title="", articles=tuple(articles), first=None, last=None)
    said = with_one_name(articles, readings, [story])
    claims = {one.id: one for one in corroborate(story, articles, said, CorroborateSettings()).claims}
    for claim in claims.values():
        for one in claim.conflicts:
            if claim.id <= one.other:
                yield one.kind, (one.here, *claim.passages), (one.there, *claims[one.other].passages)


def meets(passage: Passage, places: Sequence[Passage]) -> bool:
    """Whether a passage overlaps one of some places."""
    return any(one.article == passage.article and overlaps([one.span], [passage.span]) for one in places)


def found_in(site: Site, shown: Sequence[Shown]) -> ConflictKind | None:
    """The kind of the conflict that the program shows between the two sentences of a site."""
    first, second = site.sides
    for kind, here, there in shown:
        if (meets(first, here) and meets(second, there)) or (meets(first, there) and meets(second, here)):
            return kind
    return None


def table(rows: Sequence[tuple[Site, ConflictKind | None]]) -> None:
    """Print precision and recall of the whole and of each kind."""
    found = [(site, kind) for site, kind in rows if kind is not None]
    right = [site for site, _ in found if site.label not in ("none", "update")]
    there = [site for site, _ in rows if site.label not in ("none", "update")]
    print(
        f"  all          precision {len(right) / max(1, len(found)):.3f} ({len(right)} of {len(found)})"
        f"  recall {len(right) / max(1, len(there)):.3f} ({len(right)} of {len(there)})"
    )
    for label in ("figure", "date", "denial", "negation", "certainty"):
        of_kind = [site for site, kind in found if kind == label]
        good = sum(site.label not in ("none", "update") for site in of_kind)
        wanted = [site for site in there if site.label == label]
        hit = sum(kind is not None for site, kind in rows if site.label == label)
        print(f"  {label:12} precision {good} of {len(of_kind)}  recall {hit} of {len(wanted)}")
    print(f"  updates shown as conflicts: {sum(site.label == 'update' for site, _ in found)}")


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--kept", type=Path, help="a folder in which the model's answers are kept")
    options.add_argument("--show", action="store_true", help="print the pairs of the half `develop`")
    given = options.parse_args()
    reader: SpanReader = Kept(Reader(), given.kept) if given.kept else Reader()
    sites = load()
    wanted = {passage.article for site in sites for passage in site.sides}
    shown: dict[str, list[Shown]] = defaultdict(list)
    total = 0
    texts: dict[str, Article] = {}
    for group in groups():
        named = [article(str(one.path)) for one in group]
        if not wanted & {one.id for one in named}:
            continue
        made = annotate(named, AnnotateSettings(), reader=reader)
        readings = {one.article: one for one in made if isinstance(one, Reading)}
        found = list(conflicts(named, readings))
        total += len(found)
        for one in named:
            shown[one.id] = found
            texts[one.id] = one
    rows = [(site, found_in(site, shown[site.sides[0].article])) for site in sites if site.label is not None]
    for half in ("develop", "measure", "seen"):
        print(f"{half}:")
        table([row for row in rows if row[0].half == half])
    print(f"conflicts shown in all these stories: {total}")
    if given.show:
        for site, kind in rows:
            if site.half == "develop" and (kind is not None or site.label != "none"):
                print(f"{site.id} labelled {site.label}, found {kind}")
                for side in site.sides:
                    print("    ", " ".join(side.span.of(texts[side.article].text).split()))
    for draw in (True, False):
        agreement([site for site in sites if site.first_draw == draw], "first" if draw else "second")


def agreement(sites: Sequence[Site], draw: str) -> None:
    """Print how far the passes agree on the pairs of a draw that both have labelled."""
    both = [site for site in sites if len(site.labels) == len(PASSES)]
    same = sum(site.label is not None for site in both)
    print(f"agreement of the passes, {draw} draw: {same} of {len(both)} (of {len(sites)} pairs); kappa of each label:")
    for label in sorted({label for site in both for label in site.labels}):
        pairs = [(site.labels[0] == label, site.labels[1] == label) for site in both]
        print(f"  {label:12} {kappa(pairs):.2f}  ({Counter(site.label for site in both)[label]} of both)")


if __name__ == "__main__":
    main()
