"""A draft and its sources side by side, as one HTML file: its words marked on the left, who says what on the right.

Sentences that a source supports have it beside them too, so that nobody needs to read everything again.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from pressreview.model import Audit, Draft, Finding, Record, SourcePassage, Span
from pressreview.model.finding import Verdict
from pressreview.text import paragraphs
from pressreview.views.findings import places
from pressreview.views.findings.places import Shown
from pressreview.views.html import template
from pressreview.views.page import clean, day_of, safe_link, visible

_HEADING = re.compile(r"(?:(?:^|\n)[ \t]{0,3}#{1,6}[ \t]+|<h[1-6](?:\s[^<>]*)?>\s*)\Z", re.IGNORECASE)
"""What stands in the file before the words of a heading."""
_REACH = 200
_VERDICTS: tuple[tuple[Verdict, str], ...] = (
    ("supported", "supported by a source"),
    ("contradicted", "contradicted"),
    ("unsupported", "unsupported"),
    ("not checkable", "not checkable"),
)
_WORDS = {
    "supported": "Supported by",
    "contradicted": "Contradicted by",
    "unsupported": "No article was found to support this.",
}
_GRAVITY = ("error", "warning", "note")


class Source(Record):
    """Words of an article, and where they stand."""

    outlet: str
    day: str | None
    link: str | None
    path: str | None
    words: str


class Item(Record):
    """What stands beside a paragraph: a finding, or what came of a sentence."""

    kind: str
    """Severity of a finding, verdict of a sentence."""
    words: str
    source: Source | None
    number: int = 0
    rule: str | None = None
    compared: tuple[tuple[str, str], ...] = ()
    """What the source has, what the draft has, and the fix: labels and words."""


class Piece(Record):
    """Some words of the draft, how grave what was found there is ("" for nothing), and the items that end with them."""

    words: str
    kind: str
    items: tuple[Item, ...]


class Row(Record):
    """A paragraph of the draft."""

    heading: bool
    pieces: tuple[Piece, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """What stands beside it."""
        return tuple(item for piece in self.pieces for item in piece.items)


class Share(Record):
    """How many sentences have a verdict."""

    name: str
    words: str
    sentences: int
    begins: float
    width: float
    """0-1, of all sentences."""


def render(audit: Audit) -> str:
    """The page as a whole HTML document."""
    return template("check.html.j2").render(**values(audit))


def values(audit: Audit) -> dict[str, object]:
    """What `audit.html.j2` prints of an audit."""
    used = places.used(audit)
    return {
        "title": _title(audit.draft),
        "tally": places.tally(audit),
        "coverage": places.coverage(audit),
        "shares": _shares(audit),
        "rows": _rows(audit),
        "used": list(map(_source, used)),
        "available": audit.available,
        "others": audit.available - len(audit.articles),
    }


def _title(draft: Draft) -> str:
    return "Standard input" if draft.path == "-" else clean(draft.path)


def _shares(audit: Audit) -> list[Share]:
    total, shares, begins = len(audit.sentences) or 1, [], 0.0
    for verdict, words in _VERDICTS:
        count = audit.count(verdict)
        shares.append(
            Share(name=verdict.replace(" ", "-"), words=words, sentences=count, begins=begins, width=count / total)
        )
        begins += count / total
    return shares


def _rows(audit: Audit) -> list[Row]:
    """The paragraphs of a draft, with its words cut wherever something begins or ends."""
    text, shown, blocks = audit.draft.text, Shown(audit.draft), paragraphs(audit.draft.text)
    marks = [(span, one) for one in audit.findings if (span := shown.of(one.span))]
    ends = _ends(audit, marks, shown=shown, blocks=blocks)
    turns = sorted(
        turn for span, one in marks for turn in ((span.start, one.severity, 1), (span.end, one.severity, -1))
    )
    edges = sorted({*ends, *(position for position, _, _ in turns)})
    rows, active, done = [], Counter[str](), 0
    for block in blocks:
        inner = edges[bisect_right(edges, block.start) : bisect_left(edges, block.end)]
        pieces = []
        for start, end in pairwise((block.start, *inner, block.end)):
            while done < len(turns) and turns[done][0] <= start:
                active[turns[done][1]] += turns[done][2]
                done += 1
            kind = next((severity for severity in _GRAVITY if active[severity]), "")
            pieces.append(Piece(words=visible(text[start:end]), kind=kind, items=tuple(ends.get(end, ()))))
        rows.append(Row(heading=_is_heading(audit.draft, block), pieces=tuple(pieces)))
    return rows


def _ends(
    audit: Audit, marks: Sequence[tuple[Span, Finding]], *, shown: Shown, blocks: Sequence[Span]
) -> dict[int, list[Item]]:
    """The items by the place in the text where what they tell of ends, numbered in that order."""
    told = [(span, _finding(one)) for span, one in marks]
    found = sorted(one.span.start for one in audit.findings)
    for sentence in audit.sentences:
        explained = bisect_left(found, sentence.span.start) < bisect_left(found, sentence.span.end)
        if sentence.verdict == "not checkable" or (explained and sentence.verdict != "supported"):
            continue
        if span := shown.of(sentence.span):
            source = _source(sentence.source) if sentence.source and sentence.verdict != "unsupported" else None
            told.append((span, Item(kind=sentence.verdict, words=_WORDS[sentence.verdict], source=source)))
    starts = [block.start for block in blocks]
    placed = []
    for span, item in told:
        block = blocks[max(bisect_right(starts, span.end - 1) - 1, 0)]
        placed.append((min(span.end, block.end), span.start, item))
    placed.sort(key=lambda one: one[:2])
    ends: dict[int, list[Item]] = {}
    for number, (end, _, item) in enumerate(placed, start=1):
        ends.setdefault(end, []).append(replace(item, number=number))
    return ends


def _finding(one: Finding) -> Item:
    return Item(
        kind=one.severity,
        rule=one.rule,
        words=clean(one.message),
        source=_source(one.source) if one.source else None,
        compared=tuple(places.compared(one)),
    )


def _source(source: SourcePassage) -> Source:
    return Source(
        outlet=places.outlet_of(source),
        day=day_of(source.published_at),
        link=safe_link(source.url),
        path=clean(source.path) if source.path else None,
        words=clean(source.words),
    )


def _is_heading(draft: Draft, block: Span) -> bool:
    if draft.kind not in ("markdown", "html"):
        return False
    start = draft.place(block).start
    return _HEADING.search(draft.raw, max(0, start - _REACH), start) is not None
