"""Whether words are reported as they were said: direct, mixed or indirect."""

from collections.abc import Sequence

from pressreview.model.base import Span
from pressreview.model.reading import QuoteKind
from pressreview.text.quotations import Quotation


def quote_kind(content: Sequence[Span], quoted: Sequence[Quotation]) -> QuoteKind:
    """`direct` when every word of the content stands in quotation marks, `indirect` when none does, `mixed` otherwise.

    A few characters beside the marks (a comma, a space) do not make a quotation mixed.
    """
    marked = [part for quotation in quoted if quotation.depth == 0 for part in quotation.outer]
    total = sum(len(span) for span in content)
    inside = sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for span in content for part in marked)
    if inside == 0:
        return "indirect"
    return "direct" if total - inside <= _SLACK * len(content) else "mixed"


_SLACK = 2
"""Characters of each content span that may stand outside the marks."""
