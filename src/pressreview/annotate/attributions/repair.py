"""Quotation marks decide where a quotation begins and ends; the model decides the rest.

A content whose edge falls inside a quotation that it mostly covers, or a mark or two beside one, is moved to the marks.
A quotation that goes on over several paragraphs, opened again at each, belongs as a whole to whoever says its first
words. And a dateline ("SEOUL (AP) —") is nobody's words and part of nobody's name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model.base import Span, overlaps
from pressreview.text.quotations import Quotation
from pressreview.text.spans import Taken

_FIXED = -1
"""Owner of sources and cues, which no content may take."""
_A_THING = 4
"""Words of a thing that somebody reads, at most: "the internal memo"."""
_OF_A_THING = frozenset(("the", "a", "an", "his", "her", "its", "their", "this", "that"))
_MOSTLY = 0.6
"""Part of a quotation that a content must cover for its edge to move to the marks, 0-1."""


_PLACE = r"[A-Z][A-Z.'’\- ]{1,60}(?:,\s[A-Z][\w. ]{1,30}){0,3}"
_AGENCY = r"\s\([^()\n]{2,40}\)"
_DATELINE = re.compile(rf"(?:{_PLACE}(?:{_AGENCY})?|[A-Z][\w .,'’-]{{2,50}}{_AGENCY})\s*(?:[—–]|--?)\s+")


def repair(text: str, raw: Sequence[RawAttribution], quoted: Sequence[Quotation]) -> tuple[RawAttribution, ...]:
    """The attributions with contents moved to quotation marks and continued quotations joined, in the same order.

    Those in which somebody only reads something are left out.
    """
    outermost = [quotation for quotation in quoted if quotation.depth == 0]
    parts = [part for quotation in outermost for part in quotation.outer]
    marked = Taken(parts)
    lines = [match.start() for match in re.finditer("\n", text)]
    raw = [_near_cue(lines, _without_dateline(text, one), marked) for one in raw if not _only_reads(text, one, marked)]
    starts, ends = [part.start for part in parts], [part.end for part in parts]
    taken = _Taken(raw)
    repaired = []
    for number, one in enumerate(raw):
        content = [
            _to_marks(
                text, span, parts[bisect_right(ends, span.start - 2) : bisect_left(starts, span.end + 2)], one.cue
            )
            for span in one.content
        ]
        content = [new if taken.free(new, number) else old for new, old in zip(content, one.content, strict=True)]
        taken.put(content, number)
        repaired.append(content)
    first_words: dict[int, int] = {}
    for number, content in enumerate(repaired):
        for span in content:
            first_words.setdefault(span.start, number)
    for quotation in outermost:
        sayer = first_words.get(quotation.outer[0].start)
        if sayer is not None and quotation.continued:
            for part in quotation.outer[1:]:
                if taken.free(part, sayer):
                    repaired[sayer].append(part)
                    taken.put([part], sayer)
    return tuple(
        msgspec.structs.replace(one, content=_merged(content)) for one, content in zip(raw, repaired, strict=True)
    )


def _without_dateline(text: str, one: RawAttribution) -> RawAttribution:
    """The attribution, a source or content that opens a paragraph begun after the paragraph's dateline."""

    def begun(spans: Sequence[Span]) -> tuple[Span, ...]:
        moved = []
        for span in spans:
            opens = span.start == 0 or text[span.start - 1] == "\n"
            dateline = _DATELINE.match(text, span.start, span.end) if opens else None
            moved.append(Span(dateline.end(), span.end) if dateline and dateline.end() < span.end else span)
        return tuple(moved)

    return msgspec.structs.replace(one, source=begun(one.source), content=begun(one.content))


def _only_reads(text: str, one: RawAttribution, marked: Taken) -> bool:
    """Whether somebody reads a thing, where nothing is read out: "whether Vale read the memo"."""
    if len(one.cue) != 1 or one.cue[0].of(text).lower() not in ("read", "reads") or not one.source:
        return False
    thing = one.content[0].of(text).lower().split()
    named = len(one.content) == 1 and 1 < len(thing) <= _A_THING and thing[0] in _OF_A_THING
    return named and not marked.touches(one.content[0])


def _near_cue(lines: Sequence[int], one: RawAttribution, marked: Taken) -> RawAttribution:
    """The attribution without words that begin on another line, unless they are quoted or all that it has.

    `lines` are the places where lines end.
    """
    if not one.cue or len(one.content) == 1:
        return one
    first, last = bisect_left(lines, one.cue[0].start), bisect_left(lines, one.cue[-1].end)
    here = [span for span in one.content if first <= bisect_left(lines, span.start) <= last]
    kept = tuple(span for span in one.content if span in here or marked.touches(span))
    return msgspec.structs.replace(one, content=kept) if here and len(kept) < len(one.content) else one


def _to_marks(text: str, span: Span, near: Sequence[Span], cue: Sequence[Span]) -> Span:
    """The span with each edge at the marks that it nearly reaches.

    Words within a quotation up to its end are the whole of it, if the cue stands outside: ‘a man who has yet to say
    sorry’ is said by whoever is said to say “sorry’”.
    """
    start, end = span.start, span.end
    for part in near:
        covered = min(end, part.end) - max(start, part.start)
        if part.start <= start and end <= part.end and not overlaps([part], cue) and end >= part.end - 1:
            return part
        if covered < _MOSTLY * len(part):
            continue
        if part.start < start or not _worded(text, start, part.start):
            start = part.start
        if end < part.end or not _worded(text, part.end, end):
            end = part.end
    return Span(start, end)


def _worded(text: str, start: int, end: int) -> bool:
    """Whether there is a word between two places."""
    return any(character.isalnum() for character in text[start:end])


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """In text order, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


class _Taken:
    """Which attribution's words stand where, so that a repair never takes words from another."""

    def __init__(self, raw: Sequence[RawAttribution]) -> None:
        self._spans: list[tuple[int, int, int]] = sorted(
            (span.start, span.end, owner)
            for number, one in enumerate(raw)
            for owner, spans in ((_FIXED, one.source), (_FIXED, one.cue), (number, one.content))
            for span in spans
        )
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def free(self, span: Span, number: int) -> bool:
        """Whether `span` has no words of another attribution, nor of the source or cue of its own."""
        at = bisect_left(self._spans, (span.start - self._longest, 0, 0))
        for start, end, owner in self._spans[at:]:
            if start >= span.end:
                break
            if end > span.start and owner != number:
                return False
        return True

    def put(self, spans: Sequence[Span], number: int) -> None:
        """Take the spans for an attribution."""
        for span in spans:
            row = (span.start, span.end, number)
            self._spans.insert(bisect_left(self._spans, row), row)
            self._longest = max(self._longest, len(span))
