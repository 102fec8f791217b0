"""The labelled attributions, read and checked: where each stands, who speaks, and through whom."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from bench.corpora import uncredited
from pressreview.model import Article, Span

HERE = Path(__file__).parent
PASSES = ("first_pass.jsonl", "second_pass.jsonl")


class Label(NamedTuple):
    """What one pass says of a site. `attribution` False: nobody says the content, and nothing else holds."""

    attribution: bool
    kind: Literal["name", "unnamed", "none"] | None
    names: tuple[str, ...]
    """The fullest name first, then others that mean the same."""
    via: tuple[str, ...]
    unsure: bool


class Site(NamedTuple):
    """An attribution of an article with the labels of each pass."""

    id: str
    article: Article
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    labels: tuple[Label, ...]

    @property
    def corpus(self) -> str:
        """The corpus' folder."""
        return str(self.article.path).split("/", 1)[0]

    @property
    def half(self) -> str:
        """`develop` or `measure`, by the article."""
        return "develop" if hashlib.sha256(str(self.article.path).encode()).digest()[0] % 2 else "measure"


def load() -> list[Site]:
    """All sites in the order of the file. Raises `ValueError` where an article is not the one that was labelled."""
    passes = [_rows(HERE / name) for name in PASSES]
    found = []
    for row in _rows(HERE / "sites.jsonl").values():
        one = _article(row["article"])
        if not hashlib.sha256(one.text.encode()).hexdigest().startswith(row["text_sha256"]):
            raise ValueError(f"{row['article']} is not the text that was labelled")
        labels = tuple(_label(rows[row["id"]], one.text) for rows in passes)
        cue, content = (tuple(Span(*span) for span in row[role]) for role in ("cue", "content"))
        found.append(Site(row["id"], one, cue, content, labels))
    return found


def _rows(path: Path) -> dict[str, dict[str, Any]]:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return {row["id"]: row for row in rows}


def _label(row: dict[str, Any], text: str) -> Label:
    speaker = row["speaker"] or {"kind": None}
    name = [text[slice(*speaker["name"])], *speaker["also"]] if speaker["kind"] == "name" else []
    via = tuple(text[slice(*span)] for span in row["via"])
    return Label(row["attribution"], speaker["kind"], tuple(name), via, row["unsure"])


_article = cache(uncredited)
