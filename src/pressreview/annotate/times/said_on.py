"""When something was said: the time that stands with the reporting words, not a time that the words speak of.

"Said on Tuesday", "told reporters in Seoul late Monday", "Last week, Washington said …". Where no time stands there,
nothing is guessed: the day of publication is not the day of speaking.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.times.clauses import Words
from pressreview.model import SaidOn, Span, TimeExpression, overlaps
from pressreview.text.words import word_set

_REACH = 300
"""Characters on either side of a cue that are looked at."""
_MAX_WORDS = 8
"""Words that may stand between the cue and its time, besides the source."""
_WHO_ON = re.compile(r"(?:who|which)\s+(?:(?:on|in|late|early)\s+)*", re.IGNORECASE)
_MAX_DAYS = 366
"""Longer stretches ("the 1980s") are no time of saying."""
_RELATIVE = re.compile(r"\b(?:who|which|whose|after|before|since|until|when)\b", re.IGNORECASE)
_ON = word_set("on in at late early during speaking then earlier back way again and but also only the by")
"""Words with which a clause opens that begins with its time: "On Tuesday, …", "In an interview last week, …"."""
_GOES_ON = word_set(
    "that not in at on to during and as but when from about by for with while saying adding of into over it he she they"
)
"""What may follow a time of saying; "a Jan. 7 rally" and "the 2008 run" go on with a noun."""


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
    if not fitting:
        return None
    words = Words(text, max(0, first.start - _REACH), last.end + _REACH)
    after = [time for time in fitting if time.span.start >= last.end and _follows(text, attribution, time.span, words)]
    before = [time for time in fitting if time.span.end <= first.start and _leads(text, attribution, time.span, words)]
    within = [time for time in fitting if first.start <= time.span.start and time.span.end <= last.end]
    told = within[0] if within else after[0] if after else before[-1] if before else None
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
    """Whether the expression names days, not too many, that had begun at the publication."""
    if time.start is None or time.end is None or (time.end - time.start).days > _MAX_DAYS:
        return False
    return published is None or time.start <= published


def _follows(text: str, attribution: RawAttribution, time: Span, words: Words) -> bool:
    """Whether a time after the cue belongs to it: no content, no other verb and no new clause between."""
    start = attribution.cue[-1].end
    following = bisect_left(words.starts, time.end)
    if following < len(words) and words.is_noun_like(following) and words.word(following) not in _GOES_ON:
        return False
    if any(span.start < time.start and time.end < span.end for span in attribution.source):
        return False
    if time.start == start:
        return True
    gap = Span(start, time.start)
    if overlaps((gap,), attribution.content) or _RELATIVE.search(gap.of(text)):
        return False
    return _plain(text, gap, attribution.source, words, 1)


def _leads(text: str, attribution: RawAttribution, time: Span, words: Words) -> bool:
    """Whether a time before the cue opens its clause: "Last week, Washington said", "Kirby on Tuesday said"."""
    cue = attribution.cue[0].start
    if time.end == cue:
        return True
    gap = Span(time.end, cue)
    if overlaps((gap,), attribution.content):
        return False
    if words.starts[bisect_left(words.starts, gap.start)] >= cue or not gap.of(text).strip():
        return _RELATIVE.search(text[_clause_start(words, time) : time.start]) is None
    first = _clause_start(words, time)
    lead = Span(first, time.start) if first < time.start else None
    if lead and _WHO_ON.fullmatch(lead.of(text)):  # "who on Monday had refused"
        return _plain(text, gap, (), words, 0)
    if lead and (lead.of(text).split(maxsplit=1)[0].lower() not in _ON or not _plain(text, lead, (), words, 0)):
        return False
    return (lead is None or _RELATIVE.search(lead.of(text)) is None) and _plain(text, gap, attribution.source, words, 2)


def _clause_start(words: Words, time: Span) -> int:
    """The place in the text after the last mark before the time."""
    index = bisect_left(words.starts, time.start)
    while index > 0 and not words.is_a(index - 1, "comma", "stop", "dash", "quote", "colon", "paren"):
        index -= 1
    return words.starts[index] if index < len(words) else time.start


def _plain(text: str, gap: Span, source: Sequence[Span], words: Words, commas: int) -> bool:
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
