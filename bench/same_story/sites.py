"""The labelled pairs, read and checked: two articles of one feed, and what each pass says of them."""

import hashlib
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from bench.origins.sites import article, rows
from pressreview.model import Article

Label = Literal["story", "matter", "none"]
HERE = Path(__file__).parent
PASSES = ("first_pass.jsonl", "second_pass.jsonl")


class Site(NamedTuple):
    """A pair with the label of each pass."""

    id: str
    articles: tuple[Article, Article]
    labels: tuple[Label, ...]
    band: int
    """How far down the pairs most alike, by plain tf-idf, it was drawn (`select.BANDS`)."""

    @property
    def corpus(self) -> str:
        """The corpus' folder."""
        return str(self.articles[0].path).split("/", 1)[0]

    @property
    def label(self) -> Label | None:
        """What both passes say, None where they differ."""
        return self.labels[0] if len(set(self.labels)) == 1 else None


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
        found.append(Site(row["id"], (one, other), labels, row["band"]))
    return found
