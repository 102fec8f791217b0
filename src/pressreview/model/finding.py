"""What `check` finds in a draft: where it says what its sources do not, and how much of it could be checked."""

from bisect import bisect_right
from datetime import date, datetime
from typing import Literal

from pressreview.model.base import Record, Span, content_id

Severity = Literal["error", "warning", "note"]
DraftKind = Literal["text", "markdown", "html", "docx"]
Verdict = Literal["supported", "contradicted", "unsupported", "not checkable"]
"""`supported` by a source, never "true"; `unsupported`: no source has it; `not checkable`: nothing to look for."""


class Draft(Record):
    """A text to be checked. `text` is what a reader sees; `raw` is the file, which spans of findings point into.

    For DOCX, whose bytes mean nothing to people, `raw` is `text`.
    """

    path: str
    kind: DraftKind
    raw: str
    text: str
    runs: tuple[tuple[int, int], ...] = ((0, 0),)
    """Where stretches of `text` begin, there and in `raw`: within a stretch both go on in step."""

    def place(self, span: Span) -> Span:
        """The span of `raw` that a span of `text` stands for, marks of layout within it included."""
        return Span(self._at(span.start), self._at(span.end - 1) + 1)

    def _at(self, position: int) -> int:
        here, there = self.runs[bisect_right(self.runs, position, key=lambda run: run[0]) - 1]
        return there + position - here

    def line_and_column(self, position: int) -> tuple[int, int]:
        """Line and column, both from 1, of a position in `raw`; columns count code points."""
        before = self.raw[:position]
        return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


class Rule(Record):
    """One thing that `check` looks for."""

    id: str
    """A letter for the group and three digits: "Q101"."""
    name: str
    """In few words, for lists: "altered quotation"."""
    severity: Severity
    page: str
    """What it finds, why that matters, and what to do: the docstring of the function that looks for it."""


class SourcePassage(Record):
    """Words of an article that a finding rests on."""

    article: str
    path: str | None
    url: str | None
    outlet: str | None
    published_at: datetime | date | None
    span: Span
    words: str
    """The words at `span`, white space as single spaces."""


class Finding(Record):
    """One thing in a draft that its sources do not bear out."""

    rule: str
    """A letter for the group and three digits: "Q101"."""
    severity: Severity
    message: str
    span: Span
    """In the draft's `raw`."""
    line: int
    column: int
    confidence: float
    """0-1."""
    source: SourcePassage | None = None
    """The words that come nearest; None where no article has anything like it."""
    expected: str | None = None
    """What the source has in place of `found`."""
    found: str | None = None
    fix: str | None = None
    """What may stand at `span` instead, where putting it there needs no thought."""


class CheckedSentence(Record):
    """A sentence of a draft and what came of it."""

    span: Span
    """In the draft's `raw`."""
    verdict: Verdict
    source: SourcePassage | None
    """The words that carry it best."""


class Audit(Record):
    """A draft held against its sources."""

    draft: Draft
    findings: tuple[Finding, ...]
    """By place in the draft."""
    sentences: tuple[CheckedSentence, ...]
    articles: tuple[str, ...]
    """Ids of the articles that carry any of its sentences."""
    available: int
    """Articles that it was held against."""
    suppressed: int = 0
    """Findings that the draft or a baseline file says to leave out."""

    def count(self, verdict: Verdict) -> int:
        """How many sentences have that verdict."""
        return sum(one.verdict == verdict for one in self.sentences)

    def fingerprints(self) -> tuple[str, ...]:
        """An id for each finding that outlives edits elsewhere: its rule, its words and those of its sentence.

        Neither places nor the draft's path count, nor do case, typography and white space.
        """
        starts = [one.span.start for one in self.sentences]
        raw, found = self.draft.raw, []
        for one in self.findings:
            at = bisect_right(starts, one.span.start) - 1
            if at >= 0 and one.span.start < self.sentences[at].span.end:
                around = self.sentences[at].span.of(raw)
            else:
                around = _line_around(raw, one.span)
            found.append(content_id("fin1", one.rule, _folded(one.span.of(raw)), _folded(around)))
        return tuple(found)


_REACH = 200


def _line_around(raw: str, span: Span) -> str:
    """The line of some words, where it is in no sentence; not all of a very long one."""
    before, after = raw[max(span.start - _REACH, 0) : span.start], raw[span.start : span.end + _REACH]
    return before.rpartition("\n")[2] + after.partition("\n")[0]


def _folded(words: str) -> str:
    return " ".join("".join(mark if mark.isalnum() else " " for mark in words.casefold()).split())
