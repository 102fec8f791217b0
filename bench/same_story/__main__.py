"""How many articles of a mixed feed are put together that are of no one story: `python -m bench.same_story`.

Both feeds are placed as a user's would be. The corpus of newswire tells no days: each article has one of nine that a
draw gives it, so that articles of one matter stand nearer than they did; figures are the mean of five draws. Of the
labelled pairs (`protocol.md`), by what both passes say of them: how many are put together, and how many pairs of the
feed these stand for (a pair for as many as its band has for each that was taken). Settings were chosen on these pairs,
on BASIL and on ECB+ (`bench.stories`): the figures tell what was weighed, not what is to be expected of another feed.
"""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

from msgspec.structs import replace

from bench.chains.agreement import kappa
from bench.same_story.select import BANDS, FEEDS, feed
from bench.same_story.sites import Label, Site, load
from pressreview.cluster import cluster
from pressreview.config import ClusterSettings
from pressreview.model import Article

DAYS, DRAWS = 9, 5
UNDATED = "worldwide_newswire"
LABELS = get_args(Label)


def dated_feed(corpus: str, draw: random.Random) -> list[Article]:
    """The articles of a feed, each on a day: its own, or one of those that a draw gives."""
    first = date(2022, 7, 20)
    return [
        one if one.day else replace(one, published_at=first + timedelta(days=draw.randrange(DAYS)))
        for one in feed(corpus)
    ]


def stands_for() -> dict[int, float]:
    """By the end of its band, how many pairs of the feed one that was taken stands for."""
    starts = [0, *(end for end, _ in BANDS)]
    return {end: (end - start) / taken for (end, taken), start in zip(BANDS, starts, strict=False)}


def placed(articles: Sequence[Article]) -> tuple[dict[str | None, int], list[int]]:
    """Give the number of each article's story by its path, and the sizes of those of two or more."""
    paths = {one.id: one.path for one in articles}
    stories = cluster(articles, ClusterSettings())
    several = [len(story.articles) for story in stories if len(story.articles) > 1]
    return {paths[one]: number for number, story in enumerate(stories) for one in story.articles}, several


def report(corpus: str, sites: Sequence[Site]) -> Counter[str]:
    """Print what is put together of one feed; how many of its pairs, by their label."""
    draws = [dated_feed(corpus, random.Random(seed)) for seed in range(DRAWS if corpus == UNDATED else 1)]
    found = [placed(articles) for articles in draws]
    grouped = sum(sum(several) for _, several in found) / len(found)
    print(f"{corpus}: {grouped:.0f} of {len(draws[0])} articles put together")
    counts, every_pair = stands_for(), Counter[str]()
    for label in LABELS:
        those = [site for site in sites if site.corpus == corpus and site.label == label]
        together = [
            site for story, _ in found for site in those if len({story[one.path] for one in site.articles}) == 1
        ]
        pairs, weight = len(together) / len(found), sum(counts[site.band] for site in together) / len(found)
        every = sum(counts[site.band] for site in those)
        every_pair[label] = round(weight)
        print(f"  {label:7} {pairs:5.1f} of {len(those):3} pairs put together, for {weight:4.0f} of {every:5.0f}")
    return every_pair


def main() -> None:
    """Measure."""
    sites = load()
    together: Counter[str] = sum((report(corpus, sites) for corpus in FEEDS), Counter[str]())
    shares = ", ".join(f"{label} {together[label] / together.total():.2f}" for label in LABELS)
    print(f"of the pairs put together in both: {shares}")
    print(f"agreement of the passes: {sum(site.label is not None for site in sites)} of {len(sites)}; kappa:")
    both: Counter[str | None] = Counter(site.label for site in sites)
    for label in LABELS:
        pairs = [(site.labels[0] == label, site.labels[1] == label) for site in sites]
        print(f"  {label:7} {kappa(pairs):.2f}  ({both[label]} of both)")


if __name__ == "__main__":
    main()
