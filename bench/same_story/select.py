"""Which pairs of articles are sites, by the rule of `protocol.md`: `python -m bench.same_story.select`.

Prints a row a pair, of bands of plain tf-idf: those most alike, where pairs on one event are, and those less alike, of
which there are many more.
"""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import numpy as np

from bench.corpora import article, names
from bench.origins.select import dated
from pressreview.model import Article
from pressreview.text import stems

FEEDS = ("worldwide_newswire", "polnear")
BANDS = ((100, 60), (300, 50), (800, 50), (2_400, 30))
"""Up to which rank, and how many pairs are taken."""
AN_ARTICLE = 4
"""Pairs of one article at most."""
DAYS = 14
"""Between two dated articles at most."""


def feed(corpus: str) -> list[Article]:
    """The articles of a corpus, each text once, with the day where the corpus tells it."""
    every = map(article, names(corpus))
    found = {one.id: one for one in (map(dated, every) if corpus == "polnear" else every)}
    return list(found.values())


def ranked(articles: Sequence[Article]) -> list[tuple[Article, Article]]:
    """The pairs most alike by plain tf-idf of these articles, as many as the last band reaches."""
    counts = [Counter(stems(one.text)) for one in articles]
    have = Counter(stem for found in counts for stem in found)
    column = {stem: number for number, stem in enumerate(sorted(have))}
    table = np.zeros((len(counts), len(column)))
    for row, found in enumerate(counts):
        for stem, times in found.items():
            table[row, column[stem]] = (1 + math.log(times)) * math.log(len(counts) / have[stem])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    cosines = np.triu(table @ table.T, 1)
    days = np.array([one.day.toordinal() if one.day else 0 for one in articles])
    cosines[np.abs(days[:, None] - days[None, :]) > DAYS] = 0.0
    best = np.argsort(-cosines, axis=None, kind="stable")[: BANDS[-1][0]]
    return [(articles[place // len(articles)], articles[place % len(articles)]) for place in best.tolist()]


def rank(name: str) -> str:
    """The place of something in the order."""
    return hashlib.sha256(f"same story {name}".encode()).hexdigest()


def main() -> None:
    """Print the sites, in the order of their ids: no band stands before another."""
    sites: list[dict[str, Any]] = []
    for corpus in FEEDS:
        pairs, start = ranked(feed(corpus)), 0
        of_article: Counter[str] = Counter()
        for end, quota in BANDS:
            taken = 0
            named = [sorted((one.path or "", other.path or "")) for one, other in pairs[start:end]]
            text = {one.path: one.text for pair in pairs[start:end] for one in pair}
            for ids in sorted(named, key=lambda ids: rank(" ".join(ids))):
                if taken < quota and max(of_article[name] for name in ids) < AN_ARTICLE:
                    taken += 1
                    of_article.update(ids)
                    hashes = [hashlib.sha256(text[name].encode()).hexdigest()[:12] for name in ids]
                    site = f"s-{rank(' '.join(ids))[:8]}"
                    sites.append({"id": site, "articles": ids, "text_sha256": hashes, "band": end})
            start = end
    for row in sorted(sites, key=itemgetter("id")):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
