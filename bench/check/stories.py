"""The stories that drafts are made from, and the half each belongs to.

BASIL: events of three outlets. PolNeAR: articles of its dev part in groups of four by date, with people's annotations
of who said what. Web pages: pages in English of known outlets in groups of three, as a folder of unlike articles.
`seen`: articles of PolNeAR's training part, whose attributions the reader has learned; they lend sentences only to the
classes that few sentences allow.
"""

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from bench.corpora import DATA, article
from bench.stories import basil
from pressreview.acquire import Acquired, Fetched, acquire
from pressreview.config import AcquireSettings
from pressreview.model import Article, Span
from pressreview.tables import load_outlets

Half = Literal["develop", "measure"]


class Gold(NamedTuple):
    """An attribution as people marked it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Story(NamedTuple):
    """Articles of one event or folder; `gold` has each article's attributions, or None where nobody marked them."""

    name: str
    articles: tuple[Article, ...]
    gold: tuple[tuple[Gold, ...] | None, ...]

    @property
    def corpus(self) -> str:
        """The corpus it is from: what stands before the first dash."""
        return self.name.partition("-")[0]


def half_of(name: str) -> Half:
    """The half of a story, by a hash of its name."""
    return "develop" if hashlib.sha256(f"check {name}".encode()).digest()[0] % 2 else "measure"


@cache
def stories() -> tuple[Story, ...]:
    """All stories, in a fixed order. Raises `OSError` where the corpora are absent."""
    return (*_events(), *_groups("polnear", "dev"), *_pages(), *_groups("seen", "train", first=None))


def _events() -> Iterator[Story]:
    events: dict[str, list[Article]] = defaultdict(list)
    for one, event in basil():
        events[event].append(one)
    if not events:
        raise FileNotFoundError(f"no articles of BASIL in {DATA}")
    for event, articles in sorted(events.items()):
        yield Story(f"basil-{event}", tuple(articles), (None,) * len(articles))


def _groups(corpus: str, part: str, *, first: int | None = None, size: int = 4) -> Iterator[Story]:
    from training.corpora import polnear  # read as it is, nothing is trained

    found = list(polnear.articles(DATA / "polnear" / part))
    step = max(1, len(found) // first) if first else 1
    marked = sorted(found[::step][:first], key=lambda one: (one.name.split("_")[1], one.name))
    for start in range(0, len(marked), size):
        group = marked[start : start + size]
        articles, gold = [], []
        for one in group:
            plain = article(f"polnear/{part}/text/{one.name}.txt")
            day = date.fromisoformat(one.name.split("_")[1])
            articles.append(Article.of(plain.text, outlet=plain.outlet, published_at=day, path=f"{one.name}.txt"))
            gold.append(
                tuple(Gold(*(tuple(Span(a, b) for a, b in part) for part in given)) for given in one.attributions)
            )
        yield Story(f"{corpus}-{start // size:02}", tuple(articles), tuple(gold))


def _pages(size: int = 3) -> Iterator[Story]:
    folder = DATA / "web_pages"
    facts = json.loads((folder / "ground-truth.json").read_bytes())
    kept = []
    for name in sorted(facts):
        url, words = facts[name]["url"], facts[name]["articleBody"].split()
        if len(words) < 150 or words.count("the") < len(words) / 40:
            continue
        body = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        answer = Fetched(url=url, status=200, media_type="text/html", body=body)
        (found,) = acquire([url], AcquireSettings(), fetch={url: answer}.__getitem__)
        if isinstance(found, Acquired) and load_outlets().named(found.article.outlet or ""):
            kept.append(found.article)
    for start in range(0, len(kept) - size + 1, size):
        yield Story(f"pages-{start // size:02}", tuple(kept[start : start + size]), (None,) * size)
