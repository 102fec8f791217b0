"""Which attributions of which articles are sites, by the rule of `protocol.md`: `python -m bench.speakers.select`.

Prints a row a site. The articles come in the order of a hash of their names, of one outlet only a few; of each the
reader's attributions, at whatever confidence, in the order of a hash, up to eight.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from bench.corpora import DATA, article
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Reading
from training.corpora.entities import worldwide_articles

QUOTAS = {"polnear": 14, "basil": 15, "worldwide_newswire": 13}
_EACH = 8
_AN_OUTLET = {"polnear": 2, "basil": 5, "worldwide_newswire": 1}
"""At most so many articles of one outlet."""
_FEWEST = 5
"""Attributions that an article needs to be taken."""


def names(corpus: str) -> Iterator[str]:
    """The articles that may be taken: none that the reader was taught on."""
    if corpus == "worldwide_newswire":
        kept = {name for name, *_ in worldwide_articles(DATA / corpus, "dev")}
        paths = [p for p in (DATA / corpus).glob("processed_annotated/*.tsv") if p.name.split(".")[0] in kept]
    else:
        paths = list((DATA / corpus).glob({"polnear": "dev/text/*.txt", "basil": "articles/*/*.json"}[corpus]))
    yield from (path.relative_to(DATA).as_posix() for path in sorted(paths, key=lambda path: _rank(path.name)))


def _rank(name: str) -> str:
    return hashlib.sha256(f"speakers {name}".encode()).hexdigest()


def _outlet(name: str, one: Article) -> str:
    """Its outlet; of Worldwide Newswire, country and outlet as the file's name begins."""
    return one.outlet or name.rsplit("/", 1)[1].rsplit("_", 1)[0]


def chosen() -> Iterator[tuple[str, Article, Reading]]:
    """The articles, read."""
    reader = Reader()
    for corpus, quota in QUOTAS.items():
        outlets: Counter[str] = Counter()
        for name in names(corpus):
            one = article(name)
            if outlets.total() == quota:
                break
            if outlets[_outlet(name, one)] == _AN_OUTLET[corpus]:
                continue
            (reading,) = annotate([one], AnnotateSettings(min_confidence=0), reader=reader)
            if isinstance(reading, Reading) and len(reading.attributions) >= _FEWEST:
                outlets[_outlet(name, one)] += 1
                yield name, one, reading


def main() -> None:
    """Print the sites."""
    for name, one, reading in chosen():
        sha = hashlib.sha256(one.text.encode()).hexdigest()[:12]
        ranked = sorted(reading.attributions, key=lambda a: _rank(f"{name} {a.cue} {a.content}"))[:_EACH]
        for a in sorted(ranked, key=lambda a: (a.cue or a.content)[0]):
            spans = {role: [[s.start, s.end] for s in getattr(a, role)] for role in ("source", "cue", "content")}
            print(json.dumps({"id": f"s-{_rank(f'{name} {spans}')[:8]}", "article": name, "text_sha256": sha, **spans}))


if __name__ == "__main__":
    main()
