"""Interviews and debates printed as turns: "VALE: The bridge is safe." Each turn is its speaker's.

The label is the source, the colon the cue, what follows in its paragraph the content, as PolNeAR's annotators mark such
lines. One line with a colon proves nothing ("WATCH: …"): a dialogue takes two labels that both come again.
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
_SPEAKERS = 2
"""Labels that must come again for the text to hold a dialogue."""
_SURE = 0.9
"""Confidence of a turn: nearly every labelled line of PolNeAR's dialogues is an attribution there."""


def turns(text: str, raw: Sequence[RawAttribution]) -> tuple[RawAttribution, ...]:
    """The attributions with one for each turn of a dialogue, in the order of their first words.

    What the reader found across a turn's edge is left out for the turn; what is said within a turn stays.
    """
    found = [
        (match, paragraph)
        for paragraph in paragraphs(text)
        if (match := _LABEL.match(text, paragraph.start, paragraph.end))
    ]
    seen = Counter(match["label"] for match, _ in found)
    again = {label for label, count in seen.items() if count > 1}
    if len(again) < _SPEAKERS:
        return tuple(raw)
    spoken = [
        RawAttribution(
            source=(Span(*match.span("label")),),
            cue=(Span(*match.span("colon")),),
            content=(Span(match.end(), paragraph.end),),
            confidence=_SURE,
        )
        for match, paragraph in found
        if match["label"] in again or match["label"].isupper()
    ]
    opens, closes = [turn.source[0].start for turn in spoken], [turn.content[0].end for turn in spoken]
    kept = []
    for one in raw:
        first, last = min(span.start for span in _spans(one)), max(span.end for span in _spans(one))
        near = spoken[bisect_right(closes, first) : bisect_left(opens, last)]
        if not any(_crosses(one, turn) for turn in near):
            kept.append(one)
    return tuple(sorted([*kept, *spoken], key=lambda one: min(span.start for span in _spans(one))))


def _spans(one: RawAttribution) -> tuple[Span, ...]:
    return (*one.source, *one.cue, *one.content)


def _crosses(one: RawAttribution, turn: RawAttribution) -> bool:
    """Whether an attribution touches a turn without standing wholly in what is said there."""
    said = turn.content[0]
    inside = [said.start <= span.start and span.end <= said.end for span in _spans(one)]
    whole = len(one.content) == 1 and len(one.content[0]) > 0.9 * len(said)
    return overlaps(_spans(one), _spans(turn)) and (not all(inside) or whole)
