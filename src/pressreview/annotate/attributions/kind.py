"""Whether words are reported as they were said: direct, mixed or indirect."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pressreview.model.base import Span
from pressreview.model.reading import QuoteKind

_SLACK = 2
"""Characters of each content span that may stand outside the marks."""


def quote_kind(content: Sequence[Span], marked: Sequence[Span]) -> QuoteKind:
    """`direct` when every word of the content stands in quotation marks, `indirect` when none does, `mixed` otherwise.

    `marked` are the text's outermost quotations with their marks, in text order and apart (`outermost`). A few
    characters beside the marks (a comma, a space) do not make a quotation mixed.
    """
    total = inside = 0
    for span in content:
        total += len(span)
        low = bisect_right(marked, span.start, key=lambda part: part.end)
        high = bisect_left(marked, span.end, key=lambda part: part.start)
        inside += sum(min(span.end, part.end) - max(span.start, part.start) for part in marked[low:high])
    if inside == 0:
        return "indirect"
    return "direct" if total - inside <= _SLACK * len(content) else "mixed"
