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

    def add(self, spans: Iterable[Span]) -> None:
        """Take some more."""
        for span in spans:
            insort(self._spans, span)
            self._longest = max(self._longest, len(span))
