"""Findings for a terminal: the draft's line with a caret under the words, the source below, then the coverage."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from unicodedata import category, east_asian_width

from pressreview.model import Audit, Finding
from pressreview.views.findings import places
from pressreview.views.findings.places import Lines
from pressreview.views.page import clean, visible

WIDTH = 96
"""Columns of a draft's line, or of a source's words, that are shown."""
_GUTTER = 10
_MOST_WORDS = 400
"""Characters of a source's words that are shown."""

_LISTED = 20
"""Sentences whose lines are named."""


def render(audits: Sequence[Audit]) -> str:
    """All findings of all drafts, each draft with its coverage."""
    return "\n".join(map(_audit, audits))


def findings_alone(audits: Sequence[Audit]) -> str:
    """All findings of all drafts and nothing else: no words where there is none."""
    return "\n".join(text for audit in audits if (text := _findings(audit, Lines(audit.draft.raw))))


def _findings(audit: Audit, lines: Lines) -> str:
    return "\n".join(_finding(one, audit, lines) for one in audit.findings)


def _audit(audit: Audit) -> str:
    lines = Lines(audit.draft.raw)
    found = f"{words}\n" if (words := _findings(audit, lines)) else ""
    head = f"{clean(audit.draft.path)}: {places.tally(audit)}\n"
    return f"{found}{head}  {places.coverage(audit)}\n{_unsupported(audit, lines)}  {places.against(audit)}\n"


def _unsupported(audit: Audit, lines: Lines) -> str:
    """On which lines the sentences stand that no article was found for, so that somebody can look."""
    at = [str(lines.at(one.span.start)[0]) for one in audit.sentences if one.verdict == "unsupported"]
    more = f" and {len(at) - _LISTED} more" if len(at) > _LISTED else ""
    return f"  nothing was found for line {', '.join(dict.fromkeys(at[:_LISTED]))}{more}\n" if at else ""


def _finding(one: Finding, audit: Audit, lines: Lines) -> str:
    head = (
        f"{clean(audit.draft.path)}:{one.line}:{one.column}: {one.rule} {one.severity}: {clean(one.message)}"
        f" [{one.confidence:.2f}]\n"
    )
    return head + "".join(f"{label:>{_GUTTER}} | {words}".rstrip() + "\n" for label, words in _rows(one, audit, lines))


def _rows(one: Finding, audit: Audit, lines: Lines) -> Iterator[tuple[str, str]]:
    line, carets = _pointed(one, audit.draft.raw, lines)
    yield str(one.line), line
    yield "", carets
    if one.source is not None:
        yield "source", places.where(one.source)
        words = places.shortened(clean(one.source.words), _MOST_WORDS)
        yield from (("", part) for part in wrap(words, WIDTH, break_on_hyphens=False))
    for label, said in places.compared(one):
        yield label, places.shortened(said, _MOST_WORDS)


def _pointed(one: Finding, raw: str, lines: Lines) -> tuple[str, str]:
    """The line of a finding, shortened around its words, and carets below them."""
    number, _ = lines.at(one.span.start)
    start, end = lines.bounds(number)
    last = min(max(one.span.end, one.span.start), end)
    reach = 4 * WIDTH  # more than that is not looked at: a line may have ten million characters
    words = _head(_plain(raw[one.span.start : min(last, one.span.start + reach)]), WIDTH * 3 // 4)
    before = _plain(raw[max(start, one.span.start - reach) : one.span.start])
    after = _plain(raw[last : min(last + reach, end)]) if last >= one.span.end else ""
    room = WIDTH - _columns(words)
    before = _tail(before.lstrip(), room - min(_columns(after), room // 2))
    after = _head(after.rstrip(), room - _columns(before))
    lasts, _ = lines.at(max(one.span.end - 1, one.span.start))
    more = f" (to line {lasts})" if lasts > number else ""
    return f"{before}{words}{after}", f"{' ' * _columns(before)}{'^' * max(_columns(words), 1)}{more}"


def _plain(words: str) -> str:
    """Words without what a terminal obeys, one space for a tab; spaces at the edges are kept."""
    return visible(words.replace("\t", " ").replace("\n", " "))


def _columns(words: str) -> int:
    """Columns that a terminal gives some words."""
    return sum(_width(mark) for mark in words)


def _width(mark: str) -> int:
    if mark.isascii():
        return 1
    return 0 if category(mark) in ("Mn", "Me", "Cf") else 2 if east_asian_width(mark) in "WF" else 1


def _head(words: str, columns: int) -> str:
    """The beginning of some words, no wider than so many columns, with an ellipsis where more follows."""
    if _columns(words) <= columns:
        return words
    kept, room = 0, columns - 1
    while (room := room - _width(words[kept])) >= 0:
        kept += 1
    return f"{words[:kept]}…" if columns > 0 else ""


def _tail(words: str, columns: int) -> str:
    """The end of some words, no wider than so many columns, with an ellipsis where more precedes."""
    return _head(words[::-1], columns)[::-1]
