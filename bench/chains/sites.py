"""The labelled sites, read and checked: where each stands, its chains, and which half it belongs to."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bench.corpora import uncredited
from pressreview.model import Article, Span

HERE = Path(__file__).parent


class Link(NamedTuple):
    """One mouth: where the sentence names it, and its full name if those words do not give it."""

    span: Span
    name: str | None


class Chain(NamedTuple):
    """A speaker (any of these spans) and the steps to the reader, nearest the speaker first.

    Links of one step stand side by side.
    """

    speaker: tuple[Span, ...]
    via: tuple[tuple[Link, ...], ...]
    optional: bool


class Site(NamedTuple):
    """A sentence of an article with its chains."""

    id: str
    article: Article
    sentence: Span
    kind: str
    chains: tuple[Chain, ...]

    @property
    def half(self) -> str:
        """`develop` or `measure`, by the article."""
        place = self.article.path or self.article.text
        return "develop" if hashlib.sha256(place.encode()).digest()[0] % 2 else "measure"

    @property
    def corpus(self) -> str:
        """Where the sentence is from: the corpus' folder, or "invented"."""
        return (self.article.path or "invented").split("/", 1)[0]


def chains_of(row: dict[str, Any]) -> tuple[Chain, ...]:
    """The chains of one line of a label file."""
    return tuple(
        Chain(
            speaker=tuple(Span(*span) for span in chain["speaker"]),
            via=tuple(tuple(Link(Span(*link["span"]), link.get("name")) for link in step) for step in chain["via"]),
            optional=chain.get("optional", False),
        )
        for chain in row["chains"]
    )


def load(path: Path = HERE / "sites.jsonl") -> list[Site]:
    """All sites in the order of the file. Raises `ValueError` where an article is not the one that was labelled."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if "text" in row:
            article = Article.of(row["text"], outlet=row["outlet"])
        else:
            article = _article(row["article"])
            if not hashlib.sha256(article.text.encode()).hexdigest().startswith(row["text_sha256"]):
                raise ValueError(f"{row['article']} is not the text that was labelled")
        found.append(Site(row["id"], article, Span(*row["sentence"]), row["kind"], chains_of(row)))
    return found


_article = cache(uncredited)
