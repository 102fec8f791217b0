"""Speech that the reader leaves out: what is said within somebody else's words, and a source right behind its cue.

The reader was taught the outermost attribution alone. In "“Why not?” said Shoigu, according to Interfax" it gives all
to Interfax; the inner speech is read here, from verbs of speech beside a quotation or at the head of a reported clause.
And where it has a cue without a source, as in "noted the Post", the name that follows a verb of speech is the source.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model.base import Span
from pressreview.model.reading import Mention
from pressreview.text.quotations import Quotation

_SPEECH = (
    r"(?:said|says|told|wrote|writes|added|adds|warned|warns|denied|denies|claimed|claims|insisted|insists|argued|argues|"
    r"confirmed|confirms|announced|acknowledged|conceded|stated|replied|testified|noted|notes|declared|explained)"
)
_CUE = rf"(?:(?:has|have|had|also|later|then)\s){{0,2}}{_SPEECH}"
_WORD = r"[^\s,.;:!?“”\"()—–]+"
_STOPS = (
    r"(?:when|where|while|who|whom|whose|that|after|before|as|during|in|on|at|to|from|by|with|about|because|if|and|but|"
    r"according|last|this|yesterday|today|late|early|was|were|is|are|had|has|have|would|will)"
)
_NAME = rf"(?:(?!{_STOPS}\b){_WORD}(?:\.(?=\s[A-Z]))?\s+){{0,9}}?(?!{_STOPS}\b){_WORD}"
_INVERTED = re.compile(rf",?\s+(?P<cue>{_CUE})\s+(?P<source>{_NAME})(?=[,.;:]|\s{_STOPS}\b|\s*$)")
_UPRIGHT = re.compile(rf",?\s+(?P<source>{_NAME})\s+(?P<cue>{_CUE})\b(?!\s+to\b)")
_HEAD = re.compile(
    rf"(?:[A-Z][^\n—–]{{1,60}}[—–]\s+)?(?:that\s+)?(?P<source>{_NAME})\s+(?P<cue>{_CUE})\s+(?:that\s+)?(?=[\w“\"‘’'$£€])"
)
_ENDS_IN_SPEECH = re.compile(rf"{_SPEECH}$")
_SPEAKS = frozenset(("person", "organisation", "state", "outlet"))
_SURE = 0.7
"""Confidence, as a part of the outer attribution's, of what these rules read."""


def sources_behind(text: str, raw: Sequence[RawAttribution], mentions: Sequence[Mention]) -> tuple[RawAttribution, ...]:
    """The attributions, those without a source given the name that follows their verb of speech at once."""
    starts = [mention.span.start for mention in mentions]
    found = []
    for one in raw:
        if not one.source and one.cue and _ENDS_IN_SPEECH.search(one.cue[-1].of(text)):
            after = re.compile(r"\s+(?:[Tt]he\s+)?").match(text, one.cue[-1].end)
            at = bisect_left(starts, one.cue[-1].end)
            if after and at < len(mentions) and starts[at] in (after.end(), one.cue[-1].end + 1):
                source = Span(one.cue[-1].end + 1, mentions[at].span.end)
                free = not any(source.start < span.end and span.start < source.end for span in one.content)
                if free and mentions[at].kind in _SPEAKS:
                    one = msgspec.structs.replace(one, source=(source,))
        found.append(one)
    return tuple(found)


def speech_within(
    text: str, raw: Sequence[RawAttribution], mentions: Sequence[Mention], quoted: Sequence[Quotation]
) -> tuple[RawAttribution, ...]:
    """The attributions and those within their contents, in the order of their first words."""
    taken = sorted(span for one in raw for span in (*one.source, *one.cue))
    starts = [mention.span.start for mention in mentions]
    found = list(raw)
    for outer in raw:
        for inner in _within(text, outer, quoted):
            (source,), (cue,) = inner.source, inner.cue
            named = mentions[bisect_left(starts, source.start) : bisect_left(starts, source.end)]
            parts = (source, cue)
            clear = not any(span.start < part.end and part.start < span.end for span in taken for part in parts)
            if clear and any(mention.kind in _SPEAKS for mention in named):
                found.append(inner)
    return tuple(sorted(found, key=lambda one: min(span.start for span in (*one.source, *one.cue, *one.content))))


def _within(text: str, outer: RawAttribution, quoted: Sequence[Quotation]) -> Iterator[RawAttribution]:
    """Candidates: one for all quotations of the content, or else one for each clause that begins with who says it."""
    inside = [
        part
        for quotation in quoted
        if quotation.depth == 0
        for part in quotation.outer
        if any(span.start <= part.start and part.end <= span.end for span in outer.content)
    ]
    sure = round(_SURE * outer.confidence, 4)
    beside = [
        match
        for part in inside
        for span in outer.content
        if span.start <= part.start and part.end < span.end
        for match in (_INVERTED.match(text, part.end, span.end) or _UPRIGHT.match(text, part.end, span.end),)
        if match
    ]
    if len(beside) == 1:
        yield _attribution(beside[0], tuple(inside), sure)
    elif not beside:
        for span in outer.content:
            match = _HEAD.match(text, span.start, span.end)
            if match and match.end() < span.end:
                yield _attribution(match, (Span(match.end(), span.end),), sure)


def _attribution(match: re.Match[str], content: tuple[Span, ...], sure: float) -> RawAttribution:
    return RawAttribution(
        source=(Span(*match.span("source")),), cue=(Span(*match.span("cue")),), content=content, confidence=sure
    )
