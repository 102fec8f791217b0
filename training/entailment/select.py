"""Which passages statements are written about: `python -m training.entailment.select`.

Two to four sentences that follow each other, of news that a shipped model may learn from, at most four passages of an
article, in the order of a hash. None of an article in which conflicts, origins, citing or speakers are measured.
Prints a row a passage: names, hashes, offsets. With `--show`, prints a row with the text, to be read by whoever writes.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.corpora import article, names
from bench.origins.sites import rows
from pressreview.model import Span
from pressreview.text import reads_as_english, sentences

BENCH = Path(__file__).resolve().parents[2] / "bench"
CORPORA = ("worldwide_newswire", "polnear", "meantime", "gum")
MEASURED = ("conflicts", "origins", "citing", "speakers")
WORDS = range(45, 111)
"""Words of a passage."""
AN_ARTICLE = 4


class Chosen(NamedTuple):
    """A passage to write about."""

    order: str
    name: str
    text: str
    span: Span

    def site(self) -> dict[str, object]:
        """Its row: no word of the text."""
        return {
            "id": f"e-{self.order[:8]}",
            "article": self.name,
            "text_sha256": hashlib.sha256(self.text.encode()).hexdigest()[:12],
            "span": [self.span.start, self.span.end],
        }


def measured() -> frozenset[str]:
    """All that a row of the sites there names, the articles among it."""
    files = (path for folder in MEASURED for path in sorted((BENCH / folder).glob("*sites.jsonl")))
    return frozenset(name for path in files for row in rows(path) for name in _names(row))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _names(each)


def choose() -> list[Chosen]:
    """The passages, in the order of their hash."""
    kept, chosen = measured(), []
    hashes: set[str] = set()
    for corpus in CORPORA:
        for name in names(corpus):
            if name in kept:
                continue
            text = article(name).text
            sha = hashlib.sha256(text.encode()).hexdigest()
            if sha in hashes or not reads_as_english(text):
                continue
            hashes.add(sha)
            chosen += sorted(_passages(name, text))[:AN_ARTICLE]
    return sorted(chosen)


def _passages(name: str, text: str) -> Iterator[Chosen]:
    """Passages of a text that do not overlap, in its order."""
    group: list[Span] = []
    for span in sentences(text):
        group = [*group, span] if _fits(span.of(text)) else []
        words = len(Span(group[0].start, span.end).of(text).split()) if group else 0
        if words >= WORDS.stop:
            group = []
        elif len(group) > 1 and words in WORDS:
            whole = Span(group[0].start, span.end)
            yield Chosen(hashlib.sha256(f"entailment {name} {whole.start}".encode()).hexdigest(), name, text, whole)
            group = []


def _fits(words: str) -> bool:
    return bool(re.search(r"[.!?][”\"’']?\Z", words)) and len(words.split()) > 5


def main() -> None:
    """Print the sites."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="with the text")
    given = options.parse_args()
    for one in choose():
        print(json.dumps(one.site() | ({"text": " ".join(one.span.of(one.text).split())} if given.show else {})))


if __name__ == "__main__":
    main()
