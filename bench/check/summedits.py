"""SummEdits' news (Laban et al. 2023): summaries of one article each, faithful or edited to be wrong. Only measured.

The summaries that are consistent with their article serve as faithful drafts written by people and models; all of them
together are scored as balanced accuracy: is there an error or a warning exactly where the summary is inconsistent?
"""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from bench.check.drafts import ALTERED, Draft, Piece
from bench.check.scoring import ALARMS, Checker
from bench.check.stories import Half, half_of
from bench.check.world import plain
from bench.corpora import DATA
from pressreview.model import Article, Span

_QUOTED = re.compile(r"[“\"]([^“”\"]{8,300})[”\"]")


class Summary(NamedTuple):
    """A summary of one article."""

    name: str
    article: Article
    text: str
    consistent: bool
    edits: tuple[str, ...]
    """What kinds of edit made it; empty where the corpus names none."""


def summaries(half: Half) -> Iterator[Summary]:
    """The summaries whose article is in a half, in the file's order. Raises `OSError` where the corpus is absent."""
    rows = json.loads((DATA / "summedits/data/summedits/summedits_news.json").read_text("utf-8"))
    for row in rows:
        document = hashlib.sha256(row["doc"].encode()).hexdigest()[:16]
        if half_of(f"summedits-{document}") == half:
            yield Summary(
                row["id"],
                Article.of(row["doc"], path=f"{document}.txt"),
                row["summary"],
                row["label"] == 1,
                tuple(row["edit_types"]),
            )


def faithful(half: Half) -> Iterator[Draft]:
    """The consistent summaries as drafts; what they quote in words that their document has not is marked."""
    for one in summaries(half):
        if one.consistent:
            document = f" {plain(one.article.text)} "
            quoted = [Span(*found.span(1)) for found in _QUOTED.finditer(one.text)]
            altered = [Piece(at, ALTERED) for at in quoted if f" {plain(at.of(one.text))} " not in document]
            whole = Piece(Span(0, len(one.text)), "summary")
            yield Draft(one.name, "summedits", one.text, (one.article,), (*altered, whole))


class Balance(NamedTuple):
    """How often inconsistent summaries were called so, and consistent ones not; 0-1."""

    found: float
    passed: float
    summaries: int

    @property
    def accuracy(self) -> float:
        """Balanced accuracy: the mean of both."""
        return (self.found + self.passed) / 2


def balance(checker: Checker, half: Half, *, limit: int | None = None) -> Balance:
    """Score the checker on the summaries of a half."""
    called: dict[bool, list[bool]] = {True: [], False: []}
    for number, one in enumerate(summaries(half)):
        if limit is not None and number >= limit:
            break
        findings = checker(one.text, (one.article,))
        called[one.consistent].append(any(each.severity in ALARMS for each in findings))
    wrong, right = called[False], called[True]
    return Balance(sum(wrong) / max(1, len(wrong)), 1 - sum(right) / max(1, len(right)), len(wrong) + len(right))
