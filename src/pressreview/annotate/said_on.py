"""When something was said: the time that stands with the reporting words, not a time that the words speak of.

"Said on Tuesday", "told reporters in Seoul late Monday", "Last week, Washington said …". Where no time stands there,
nothing is guessed: the day of publication is not the day of speaking.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from pressreview.annotate.clauses import Words
from pressreview.annotate.spans import RawAttribution
from pressreview.model import SaidOn, Span, TimeExpression, overlaps

_REACH = 300
"""Characters on either side of a cue that are looked at."""
_MAX_WORDS = 8
"""Words that may stand between the cue and its time, besides the source."""
_RELATIVE = re.compile(r"\b(?:who|which|whose|after|before|since|until|when)\b", re.IGNORECASE)


def said_on(
    text: str, attribution: RawAttribution, times: Sequence[TimeExpression], *, published: date | None
) -> SaidOn | None:
    """The days on which an attribution was said, with the expression that tells; None when the text does not tell.

    `times` are all expressions of `text` in text order. A time that begins after the publication is none of saying.
    """
    if not attribution.cue:
        return None
    first, last = attribution.cue[0], attribution.cue[-1]
    near = _near(times, first.start - _REACH, last.end + _REACH)
    fitting = [time for time in near if _is_past(time, published) and not overlaps((time.span,), attribution.content)]
    words = Words(text, max(0, first.start - _REACH), last.end + _REACH)
    after = [time for time in fitting if time.span.start >= last.end and _follows(text, attribution, time.span, words)]
    before = [time for time in fitting if time.span.end <= first.start and _leads(text, attribution, time.span, words)]
    told = after[0] if after else before[-1] if before else None
    if told is None or told.start is None:
        return None
    end = min(told.end, published) if told.end and published else told.end
    return SaidOn(start=told.start, end=end, span=told.span)


def _near(times: Sequence[TimeExpression], start: int, end: int) -> list[TimeExpression]:
    """The expressions between two places."""
    low = bisect_left(times, start, key=lambda time: time.span.start)
    high = bisect_left(times, end, key=lambda time: time.span.start)
    return list(times[low:high])


def _is_past(time: TimeExpression, published: date | None) -> bool:
    """Whether the expression names days (no duration) that had begun at the publication."""
    if time.start is None or (time.value or "P").startswith("P"):
        return False
    return published is None or time.start <= published


def _follows(text: str, attribution: RawAttribution, time: Span, words: Words) -> bool:
    """Whether a time after the cue belongs to it: no content, no other verb and no new clause between."""
    gap = Span(attribution.cue[-1].end, time.start) if time.start > attribution.cue[-1].end else None
    if gap is None:
        return True
    if overlaps((gap,), attribution.content):
        return False
    return _plain(text, gap, attribution.source, words, commas=1) and _RELATIVE.search(gap.of(text)) is None


def _leads(text: str, attribution: RawAttribution, time: Span, words: Words) -> bool:
    """Whether a time before the cue opens its clause: "Last week, Washington said"."""
    gap = Span(time.end, attribution.cue[0].start)
    inside = next((span for span in attribution.source if overlaps((span,), (time,))), None)
    if inside is not None:  # "the minister said Friday" read as a source, not "Kim, who met Putin last year"
        lead = text[inside.start : time.start]
        return _RELATIVE.search(lead) is None and _plain(text, gap, (), words, commas=0)
    if overlaps((gap,), attribution.content) or _RELATIVE.search(text[max(0, time.start - 8) : time.start]):
        return False
    return _plain(text, gap, attribution.source, words, commas=2)


def _plain(text: str, gap: Span, source: Sequence[Span], words: Words, *, commas: int) -> bool:
    """Whether `gap`, without the source, has few words, no verb, no end of sentence and at most `commas` commas."""
    rest = [span for span in _without(gap, source) if span.of(text).strip()]
    seen = 0
    for span in rest:
        low = bisect_left(words.starts, span.start)
        high = bisect_left(words.starts, span.end)
        seen += sum(words.is_a(i, "comma") for i in range(low, high))
        if any(words.is_a(i, "stop", "dash", "quote", "colon", "modal", "past_verb", "was", "have", "is")
               for i in range(low, high)):  # fmt: skip
            return False
        if high - low > _MAX_WORDS:
            return False
    return seen <= commas and not any(words.is_a(i, "stop") for i in range(*_tokens(words, gap)))


def _tokens(words: Words, span: Span) -> tuple[int, int]:
    return bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)


def _without(gap: Span, holes: Sequence[Span]) -> list[Span]:
    """What is left of `gap` outside `holes`, which are in text order."""
    left: list[Span] = []
    start = gap.start
    for hole in holes:
        if hole.start > start and hole.start < gap.end:
            left.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < gap.end:
        left.append(Span(start, gap.end))
    return left
