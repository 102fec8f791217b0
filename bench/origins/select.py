"""Which pairs of articles are sites, by the rule of `protocol.md`: `python -m bench.origins.select`.

Prints a row a pair: pairs of articles of one story, in the order of a hash, up to a quota for each corpus and each part
of text that they share, so that copies, which are rare, and pairs that share a little, which are hard, are there.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

import msgspec

from bench.corpora import DATA, article, names
from pressreview.cluster import cluster
from pressreview.config import ClusterSettings
from pressreview.corroborate.origins.shared_text import Shingles, shared_text
from pressreview.model import Article
from pressreview.text import words

QUOTAS = {"ecbplus": (40, 45, 50, 65), "basil": (20, 20, 45, 62), "polnear": (30, 30, 30, 50)}
"""Pairs of each corpus that share at least 30 %, 10 %, 3 % of the shorter one's runs of five words, and less."""
SHARES = (0.3, 0.1, 0.03, 0.0)
A_STORY, AN_ARTICLE = 8, 3
"""At most so many pairs of one story, of one article."""
FEWEST, MOST = 60, 1_300
"""Words of an article."""


def stories(corpus: str) -> Iterator[list[Article]]:
    """The articles of each story of a corpus; PolNeAR tells none, so that they are found."""
    groups: dict[str, list[Article]] = defaultdict(list)
    if corpus == "polnear":
        every = {one.id: one for one in map(dated, map(article, names(corpus)))}
        for found in cluster(tuple(every.values()), ClusterSettings()):
            groups[found.id] = [every[name] for name in found.articles]
    else:
        for path in sorted((DATA / corpus).glob({"ecbplus": "*/*.xml", "basil": "articles/*/*.json"}[corpus])):
            name = path.relative_to(DATA).as_posix()
            if corpus == "ecbplus":
                story = f"{path.parent.name}-{'plus' if 'plus' in path.name else 'ecb'}"
            else:
                story = json.loads(path.read_text("utf-8"))["triplet-uuid"]
            groups[story].append(article(name))
    yield from (groups[story] for story in sorted(groups, key=rank))


def dated(one: Article) -> Article:
    """A PolNeAR article with the day that its name tells."""
    day = str(one.path).rsplit("/", 1)[1].split("_")[1]
    return msgspec.structs.replace(one, published_at=date.fromisoformat(day))


def rank(name: str) -> str:
    """The place of something in the order."""
    return hashlib.sha256(f"origins {name}".encode()).hexdigest()


def pairs(group: Sequence[Article]) -> Iterator[tuple[int, Article, Article]]:
    """Pairs of one story by two outlets, with the part of text that they share (a place in `SHARES`)."""
    fit = [one for one in group if FEWEST <= len(words(one.text)) <= MOST]
    shared = shared_text([Shingles(one) for one in fit], min_share=0.0, min_runs=1)
    for one, other in combinations(fit, 2):
        if one.outlet is None or one.outlet != other.outlet:
            found = shared.get((one.id, other.id))
            share = found.share if found else 0.0
            yield next(place for place, least in enumerate(SHARES) if share >= least), one, other


def main() -> None:
    """Print the sites."""
    for corpus, quotas in QUOTAS.items():
        left = list(quotas)
        of_article: Counter[str] = Counter()
        every = [(number, *pair) for number, group in enumerate(stories(corpus)) for pair in pairs(group)]
        of_story: Counter[int] = Counter()
        for number, part, one, other in sorted(every, key=lambda row: rank(f"{row[2].path} {row[3].path}")):
            ids = one.path or "", other.path or ""
            if left[part] and of_story[number] < A_STORY and max(of_article[name] for name in ids) < AN_ARTICLE:
                left[part] -= 1
                of_story[number] += 1
                of_article.update(ids)
                hashes = [hashlib.sha256(each.text.encode()).hexdigest()[:12] for each in (one, other)]
                row = {"id": f"o-{rank(' '.join(ids))[:8]}", "articles": list(ids), "text_sha256": hashes}
                print(json.dumps(row))


if __name__ == "__main__":
    main()
