"""Many spans of one text, to be asked whether another touches one of them."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from pressreview.model.base import Span


class Taken:
    """Spans in any order, overlapping or not. Asking takes the logarithm of their number, not all of them."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)
        self._longest = max(map(len, self._spans), default=0)

    def touches(self, span: Span) -> bool:
        """Whether any character of it is in one of the spans."""
        low = bisect_left(self._spans, span.start - self._longest, key=lambda one: one.start)
        high = bisect_left(self._spans, span.end, key=lambda one: one.start)
        return any(one.end > span.start for one in self._spans[low:high])

    def within(self, span: Span) -> tuple[Span, ...]:
        """What of it is in one of the spans, in text order and without overlap."""
        low = bisect_left(self._spans, span.start - self._longest, key=lambda one: one.start)
        high = bisect_left(self._spans, span.end, key=lambda one: one.start)
        found: list[Span] = []
        for one in self._spans[low:high]:
            start, end = max(one.start, span.start, found[-1].end if found else 0), min(one.end, span.end)
            if start < end:
                found.append(Span(start, end))
        return tuple(found)

    def add(self, spans: Iterable[Span]) -> None:
        """Take some more."""
        for span in spans:
            insort(self._spans, span)
            self._longest = max(self._longest, len(span))
