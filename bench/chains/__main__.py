"""Chains of several mouths, on labelled sites of public corpora and of our own: `python -m bench.chains`.

What a chain is, how the sites were chosen and labelled and what counts as right stands in `protocol.md`. Each site's
whole article is read. Sites are told into halves by their article; rules were mended on `develop` alone.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import permutations, product
from pathlib import Path
from typing import NamedTuple

from bench.chains.sites import Chain, Link, Site, load
from bench.kept import Kept
from pressreview.annotate import SpanReader, annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Attribution, Reading, Span
from pressreview.tables import load_outlets
from pressreview.text import content_words


def given_chains(reading: Reading, sentence: Span) -> list[Attribution]:
    """The attributions that begin in a sentence and have links."""
    found = []
    for one in reading.attributions:
        first = (one.source or one.cue or one.content)[0]
        if one.via and sentence.start <= first.start < sentence.end:
            found.append(one)
    return found


def link_right(name: str, link: Link, *, text: str, reading: Reading) -> bool:
    """Whether a name of a `via` means a gold link."""
    words = link.span.of(text)
    if load_outlets().same(name, link.name or words):
        return True
    if link.name is not None:
        return False
    if any(
        one.name == name and one.span.start < link.span.end and link.span.start < one.span.end
        for one in reading.mentions
    ):
        return True
    ours, theirs = set(content_words(name)), set(content_words(words))
    return bool(ours) and (ours <= theirs or theirs <= ours)


def same_speaker(one: Attribution, gold: Chain) -> bool:
    """Whether a source overlaps a gold speaker."""
    return any(a.start < b.end and b.start < a.end for a in one.source for b in gold.speaker)


def chain_right(one: Attribution, gold: Chain, *, text: str, reading: Reading) -> bool:
    """Whether speaker and links are those of a gold chain, the links in order."""
    via = one.via or ()
    orders = (sum(order, ()) for order in product(*(tuple(permutations(step)) for step in gold.via)))
    return same_speaker(one, gold) and any(
        len(via) == len(order)
        and all(link_right(name, link, text=text, reading=reading) for name, link in zip(via, order, strict=True))
        for order in orders
    )


class Outcome(NamedTuple):
    """One site against its gold. Links are told right among those of the same speaker, without order."""

    given: list[tuple[Attribution, bool]]
    lost: list[Chain]
    gold: int
    links: tuple[int, int, int, int]
    """Right among those given, given, found, to be found."""


def outcome(site: Site, reading: Reading) -> Outcome:
    """How a reading does at a site."""
    text = site.article.text
    ours = given_chains(reading, site.sentence)
    wanted = [chain for chain in site.chains if not chain.optional]

    def right(one: Attribution, chain: Chain) -> bool:
        return chain_right(one, chain, text=text, reading=reading)

    def means(name: str, link: Link) -> bool:
        return link_right(name, link, text=text, reading=reading)

    names = [
        any(means(name, link) for chain in site.chains if same_speaker(one, chain) for link in links(chain))
        for one in ours
        for name in one.via or ()
    ]
    found = [
        any(means(name, link) for one in ours if same_speaker(one, chain) for name in one.via or ())
        for chain in wanted
        for link in links(chain)
    ]
    return Outcome(
        given=[(one, any(right(one, chain) for chain in site.chains)) for one in ours],
        lost=[chain for chain in wanted if not any(right(one, chain) for one in ours)],
        gold=len(wanted),
        links=(sum(names), len(names), sum(found), len(found)),
    )


def links(chain: Chain) -> list[Link]:
    """All links of a chain."""
    return [link for step in chain.via for link in step]


def row(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The figures of some sites."""
    given = [right for one in outcomes for _, right in one.given]
    gold, lost = sum(one.gold for one in outcomes), sum(len(one.lost) for one in outcomes)
    right, named, found, named_gold = (sum(one.links[n] for one in outcomes) for n in range(4))
    return {
        "sites": len(outcomes),
        "given": len(given),
        "precision": sum(given) / max(1, len(given)),
        "gold": gold,
        "recall": (gold - lost) / max(1, gold),
        "link precision": right / max(1, named),
        "link recall": found / max(1, named_gold),
    }


def show(site: Site, result: Outcome) -> None:
    """Print what is wrong and what is missing at a site, with the sentence."""
    text = site.article.text
    print(f"\n{site.id} {site.kind} ({site.article.outlet}): {site.sentence.of(text)}")
    for one, right in result.given:
        if not right:
            print(f"   WRONG {[span.of(text) for span in one.source]} via {one.via}")
    for chain in result.lost:
        steps = [" + ".join(link.span.of(text) for link in step) for step in chain.via]
        print(f"   lost  {chain.speaker[0].of(text)!r} via {steps}")


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cache", type=Path, default=None, help="a folder that keeps the model's answers")
    options.add_argument("--errors", choices=("develop", "measure"), help="print the errors of a half")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    reader: SpanReader = Reader() if given.cache is None else Kept(Reader(), given.cache)
    groups: dict[str, list[Outcome]] = defaultdict(list)
    readings: dict[str, Reading] = {}
    for site in load():
        article = site.article
        if article.id not in readings:
            (reading,) = annotate([article], AnnotateSettings(), reader=reader)
            if not isinstance(reading, Reading):
                raise SystemExit(f"{site.id}: {reading.reason}")
            readings[article.id] = reading
        result = outcome(site, readings[article.id])
        for group in ("all", site.half, "invented" if site.corpus == "invented" else f"corpora, {site.half}"):
            groups[group].append(result)
        if site.corpus != "invented":
            groups["polnear" if site.corpus == "polnear" else "other corpora"].append(result)
        if given.errors == site.half and (result.lost or not all(right for _, right in result.given)):
            show(site, result)
    table = {group: row(outcomes) for group, outcomes in sorted(groups.items())}
    if given.json:
        json.dump(table, sys.stdout, indent=1)
        return 0
    print(f"\n{'':20}{'sites':>6}{'given':>7}{'precision':>11}{'gold':>6}{'recall':>8}{'link P':>8}{'link R':>8}")
    for group, figures in table.items():
        print(
            f"{group:20}{figures['sites']:6}{figures['given']:7}{figures['precision']:11.3f}{figures['gold']:6}"
            f"{figures['recall']:8.3f}{figures['link precision']:8.3f}{figures['link recall']:8.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
