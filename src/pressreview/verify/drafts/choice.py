"""Which findings of an audit count: rules chosen by name, comments in the draft, and what a baseline knows.

Rules are named as linters do, by their id or the beginning of it: "Q" is all of quotations, "Q1" a part of them, "ALL"
every rule. Where one is both selected and ignored, the longer name decides, and of two as long the ignoring one.

A comment in the draft leaves findings out: `<!-- pressreview: ignore[Q101,S] -->`, or all of them without the list. It
stands for the paragraph, list item or heading that it is in; alone, for the next one. The same comment serves in
Markdown, HTML, plain text and DOCX.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

import msgspec

from pressreview.errors import InputError
from pressreview.model import Audit, Draft, Record, Span
from pressreview.model.finding import DraftKind
from pressreview.text.spans import Taken
from pressreview.verify.drafts.rules import RULES

ALL = "ALL"
_COMMENT = re.compile(r"<!--\s{0,99}pressreview:(?P<said>[^<>]{0,500}?)-->", re.IGNORECASE)
_IGNORE = re.compile(r"\s*ignore\s*(?:\[(?P<rules>[^\]]*)\])?\s*", re.IGNORECASE)
_MARKUP = re.compile(rf"{_COMMENT.pattern}|<[^<>]{{0,2000}}>", re.IGNORECASE)
_BLANK = r"\n[ \t\r]*(?=\n)"
_BLOCKS = (
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|head|header|hr|li|main|nav|ol|p|"
    "pre|section|table|t[dhr]|title|ul"
)
_CUTS: dict[DraftKind, re.Pattern[str]] = {
    "text": re.compile(_BLANK),
    "docx": re.compile(_BLANK),
    "markdown": re.compile(rf"{_BLANK}|\n(?=[ \t]*(?:[-*+]|\d{{1,9}}[.)])[ \t]|#{{1,6}}[ \t]|>)"),
    "html": re.compile(rf"</?(?:{_BLOCKS})\b[^<>]{{0,2000}}>", re.IGNORECASE),
}
"""Where one paragraph ends and the next begins."""


class _Ignored(Record):
    """A stretch of the draft, and the rules whose findings are left out there."""

    span: Span
    rules: tuple[str, ...]


def chosen(
    audit: Audit,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    baseline: Collection[str] = (),
    comments: bool = True,
) -> Audit:
    """The audit with those findings alone that count; `suppressed` grows by what comments and the baseline leave out.

    Args:
        audit: All that was found.
        select: Rules that count; none means all.
        ignore: Rules that do not.
        baseline: Fingerprints of findings that are known already.
        comments: Whether comments in the draft are heeded.

    Raises `InputError` when a name, given here or in a comment, fits no rule.
    """
    select, ignore = [_rules(name) for name in select], [_rules(name) for name in ignore]
    found = tuple(_ignored(audit.draft)) if comments else ()
    starts = [one.span.start for one in found]
    own = Taken(Span(*match.span()) for match in _COMMENT.finditer(audit.draft.raw)) if found else Taken()
    prints = audit.fingerprints() if baseline else ("",) * len(audit.findings)
    kept, suppressed = [], audit.suppressed
    for finding, print_ in zip(audit.findings, prints, strict=True):
        at = Span(finding.span.start, finding.span.start + 1)
        if not _counts(finding.rule, select, ignore) or own.touches(at):  # what a comment itself says is no statement
            continue
        index = bisect_right(starts, finding.span.start) - 1
        told = index >= 0 and at.start < found[index].span.end and finding.rule.startswith(found[index].rules)
        if told or print_ in baseline:
            suppressed += 1
        else:
            kept.append(finding)
    return msgspec.structs.replace(audit, findings=tuple(kept), suppressed=suppressed)


def _counts(rule: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    def nearest(names: Sequence[str]) -> int:
        return max((len(name) for name in names if rule.startswith(name)), default=-1)

    return nearest(select or ("",)) > nearest(ignore)


def _rules(name: str) -> str:
    """What the ids of the rules of that name begin with. Raises `InputError` when none does."""
    begins = name.strip().upper()
    if begins == ALL:
        return ""
    if not begins or not any(rule.startswith(begins) for rule in RULES):
        raise InputError(f"no rule is called or begins with {name!r}; see: pressreview check --list-rules")
    return begins


def _ignored(draft: Draft) -> Iterator[_Ignored]:
    """What the comments of a draft leave out, in its order. Raises `InputError` for a comment that cannot be read."""
    if not _COMMENT.search(draft.raw):
        return
    waiting: list[str] = []
    for block in _blocks(draft):
        words = block.of(draft.raw)
        for match in _COMMENT.finditer(words):
            try:
                waiting += _said(match["said"])
            except InputError as error:
                line, _ = draft.line_and_column(block.start + match.start())
                raise InputError(f"{draft.path}, line {line}: {error}") from None
        if any(map(str.isalnum, _MARKUP.sub("", words))):
            if waiting:
                yield _Ignored(span=block, rules=tuple(waiting))
            waiting = []


def _blocks(draft: Draft) -> Iterator[Span]:
    start = 0
    for match in _CUTS[draft.kind].finditer(draft.raw):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < len(draft.raw):
        yield Span(start, len(draft.raw))


def _said(words: str) -> list[str]:
    read = _IGNORE.fullmatch(words)
    if read is None:
        raise InputError("a comment for pressreview is written like <!-- pressreview: ignore[Q101] -->")
    return [""] if read["rules"] is None else [_rules(name) for name in read["rules"].split(",")]
