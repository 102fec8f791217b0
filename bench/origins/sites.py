"""The labelled pairs, read and checked: two articles of one story, and how each pass says that they are related."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from bench.corpora import article as corpus_article
from bench.origins.select import dated
from pressreview.model import Article

Label = Literal["copy", "rewrite", "statement", "independent", "unclear"]
HERE = Path(__file__).parent
PASSES = ("first_pass.jsonl", "second_pass.jsonl")


class Site(NamedTuple):
    """A pair with the label of each pass."""

    id: str
    articles: tuple[Article, Article]
    labels: tuple[Label, ...]

    @property
    def corpus(self) -> str:
        """The corpus' folder."""
        return str(self.articles[0].path).split("/", 1)[0]

    @property
    def label(self) -> Label | None:
        """What both passes say, None where they differ."""
        return self.labels[0] if len(set(self.labels)) == 1 else None

    @property
    def half(self) -> str:
        """`develop` or `measure`, by the id."""
        return "develop" if hashlib.sha256(self.id.encode()).digest()[0] % 2 else "measure"


def load() -> list[Site]:
    """All pairs in the order of the file. Raises `ValueError` where an article is not the one that was labelled."""
    passes = [{row["id"]: row["label"] for row in rows(HERE / name)} for name in PASSES]
    found = []
    for row in rows(HERE / "sites.jsonl"):
        one, other = (article(name) for name in row["articles"])
        for each, sha in zip((one, other), row["text_sha256"], strict=True):
            if not hashlib.sha256(each.text.encode()).hexdigest().startswith(sha):
                raise ValueError(f"{each.path} is not the text that was labelled")
        labels = tuple(labelled[row["id"]] for labelled in passes)
        if not set(labels) <= set(get_args(Label)):
            raise ValueError(f"{row['id']} has a label that is none: {labels}")
        found.append(Site(row["id"], (one, other), labels))
    return found


@cache
def article(name: str) -> Article:
    """An article with its outlet; where the corpus does not tell it, each has an outlet of its own."""
    one = corpus_article(name)
    if name.startswith("polnear/"):
        one = dated(one)
    return one if one.outlet else msgspec.structs.replace(one, outlet=f"Paper {Path(name).stem}")


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
