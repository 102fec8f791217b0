"""Words that the page itself ascribes, by its layout: turns of a dialogue and signed quotations.

In "VALE: It is safe." and "“It is safe.” — Odo Vale" the label or name is the source, the colon or dash the cue, the
rest of the paragraph the content, as PolNeAR's annotators mark such lines. One line with a colon proves nothing
("WATCH: …"): a dialogue takes two labels that both come again. A signature ends its paragraph, which begins with the
quotation.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model.base import Span, overlaps
from pressreview.text.sentences import paragraphs

_LABEL = re.compile(
    r"[\"“'‘]?(?P<label>(?:[A-Z][A-Z.'’-]*[A-Z](?:\s[A-Z][A-Z.'’-]+){0,3}|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,2}|[QA]))"
    r"(?P<colon>:)\s+(?=\S)"
)
_SIGNED = re.compile(
    r"(?P<content>[\"“”].{10,}[\"”])\s*(?P<dash>[―—–]|--?)\s*(?P<name>[A-Z][^.!?:;\"“”]{1,60}?)\s*$", re.DOTALL
)
_SPEAKERS = 2
"""Labels that must come again for the text to hold a dialogue."""
_SURE = 0.9
"""Confidence of what the page ascribes: nearly every such line of PolNeAR is an attribution there."""


def by_layout(text: str, raw: Sequence[RawAttribution]) -> tuple[RawAttribution, ...]:
    """The attributions with one for each turn and each signed quotation, in the order of their first words.

    What the reader found across the edge of one is left out for it; what is said within one stays.
    """
    blocks = paragraphs(text)
    spoken = sorted([*_labelled(text, blocks), *_signed(text, blocks)], key=lambda one: one.content[0].start)
    if not spoken:
        return tuple(raw)
    opens = [min(span.start for span in _spans(one)) for one in spoken]
    closes = [max(span.end for span in _spans(one)) for one in spoken]
    kept = []
    for one in raw:
        first, last = min(span.start for span in _spans(one)), max(span.end for span in _spans(one))
        near = spoken[bisect_right(closes, first) : bisect_left(opens, last)]
        if not any(_crosses(one, turn) for turn in near):
            kept.append(one)
    return tuple(sorted([*kept, *spoken], key=lambda one: min(span.start for span in _spans(one))))


def _labelled(text: str, blocks: Sequence[Span]) -> list[RawAttribution]:
    """The turns of a dialogue."""
    found = [(match, block) for block in blocks if (match := _LABEL.match(text, block.start, block.end))]
    seen = Counter(match["label"] for match, _ in found)
    again = {label for label, count in seen.items() if count > 1}
    if len(again) < _SPEAKERS:
        return []
    return [
        _ascribed(match.span("label"), match.span("colon"), (match.end(), block.end))
        for match, block in found
        if match["label"] in again or match["label"].isupper()
    ]


def _signed(text: str, blocks: Sequence[Span]) -> list[RawAttribution]:
    """The paragraphs that are a quotation and whose words it is."""
    found = (_SIGNED.match(text, block.start, block.end) for block in blocks)
    return [_ascribed(match.span("name"), match.span("dash"), match.span("content")) for match in found if match]


def _ascribed(source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int]) -> RawAttribution:
    return RawAttribution(source=(Span(*source),), cue=(Span(*cue),), content=(Span(*content),), confidence=_SURE)


def _spans(one: RawAttribution) -> tuple[Span, ...]:
    return (*one.source, *one.cue, *one.content)


def _crosses(one: RawAttribution, turn: RawAttribution) -> bool:
    """Whether an attribution touches a turn without standing wholly in what is said there."""
    said = turn.content[0]
    inside = [said.start <= span.start and span.end <= said.end for span in _spans(one)]
    whole = len(one.content) == 1 and len(one.content[0]) > 0.9 * len(said)
    return overlaps(_spans(one), _spans(turn)) and (not all(inside) or whole)
