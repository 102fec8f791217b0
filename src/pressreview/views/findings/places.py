"""Where findings stand: lines and columns, places in the text as it is read; their sources, and what those carry."""

from bisect import bisect_right

from pressreview.model import Audit, Draft, Finding, SourcePassage, Span
from pressreview.views.page import clean, counted, day_of, safe_link


class Lines:
    """Lines of a file's text, from 1; asking takes the logarithm of their number."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._starts = [0]
        while (end := raw.find("\n", self._starts[-1])) >= 0:
            self._starts.append(end + 1)

    def at(self, position: int) -> tuple[int, int]:
        """Line and column, both from 1; columns count code points."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Where a line starts and ends, its break left out."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._raw)
        return start, end - (end > start and self._raw[end - 1] == "\r")


class Shown:
    """Places of a draft's file as places of the text that a reader sees."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._there = [there for _, there in draft.runs]

    def of(self, span: Span) -> Span | None:
        """What of a span of `raw` is shown; None where it is all marks of layout."""
        start, end = self._at(span.start), self._at(span.end)
        return Span(start, end) if start < end else None

    def _at(self, position: int) -> int:
        """The place in `text` of a position of `raw`, or of the next that is shown."""
        runs = self._draft.runs
        index = bisect_right(self._there, position) - 1
        if index < 0:
            return 0
        here, there = runs[index]
        end = runs[index + 1][0] if index + 1 < len(runs) else len(self._draft.text)
        return min(here + position - there, end)


def outlet_of(source: SourcePassage) -> str:
    """What a source's outlet is called; its path where it names none."""
    return clean(source.outlet or source.path or source.article)


def credit(source: SourcePassage) -> str:
    """The outlet and the day: "The Courier, 11 March 2026"."""
    return ", ".join(filter(None, (outlet_of(source), day_of(source.published_at))))


def address(source: SourcePassage) -> str | None:
    """Where to look a source up: its link, or its path where that says more than its outlet."""
    link = safe_link(source.url)
    return link or (clean(source.path) if source.path and source.outlet else None)


def where(source: SourcePassage) -> str:
    """The outlet, the day and where to look it up."""
    return ", ".join(filter(None, (credit(source), address(source))))


def used(audit: Audit) -> list[SourcePassage]:
    """The articles that its sentences were held against in the end, by the first passage of each, in its order."""
    found = {one.source.article: one.source for one in reversed(audit.sentences) if one.source is not None}
    return [found[name] for name in audit.articles if name in found]


def coverage(audit: Audit) -> str:
    """How much could be checked, in a sentence: "24 sentences: 23 checked (18 supported …), 1 not checkable"."""
    unclear = audit.count("not checkable")
    return (
        f"{counted(len(audit.sentences), 'sentence')}: {len(audit.sentences) - unclear} checked "
        f"({audit.count('supported')} supported by a source, {audit.count('contradicted')} contradicted, "
        f"{audit.count('unsupported')} unsupported), {unclear} not checkable"
    )


def against(audit: Audit) -> str:
    """What it was held against: "2 of 14 articles used: The Courier, 11 March 2026; Norpress, 10 March 2026"."""
    names = "; ".join(dict.fromkeys(map(credit, used(audit))))
    return f"{len(audit.articles)} of {counted(audit.available, 'article')} used{names and f': {names}'}"


def tally(audit: Audit) -> str:
    """How many findings there are of each severity, and how many were left out."""
    parts = [
        counted(number, severity)
        for severity in ("error", "warning", "note")
        if (number := sum(one.severity == severity for one in audit.findings))
    ]
    left_out = f", {audit.suppressed} more left out by comments or the baseline" if audit.suppressed else ""
    kinds = f" ({', '.join(parts)})" if parts else ""
    return f"{counted(len(audit.findings), 'finding') if parts else 'no findings'}{kinds}{left_out}"


_LABELS = {
    "Q103": "said by", "S201": "said by", "S202": "carried by", "S203": "write", "S204": "began with",
    "I601": "began with",
    "C301": "left out", "C302": "left out", "C304": "left out", "C306": "left out", "C307": "left out",
}  # fmt: skip
"""What a rule expects, where it is not what the source has in the draft's place."""


def compared(one: Finding) -> list[tuple[str, str]]:
    """What the source has and what the draft has, each with a label that fits the rule, and the fix."""
    rows = (
        (_LABELS.get(one.rule, "source has"), one.expected),
        ("draft has", one.found),
        ("fix", one.fix),
    )
    return [(label, clean(words)) for label, words in rows if words is not None]


def shortened(words: str, most: int) -> str:
    """Words of at most so many characters, an ellipsis for the rest."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
