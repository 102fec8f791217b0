"""When what an attribution speaks of happened or is to happen: the time that stands with the verb of its content.

"Marrow said the talks broke down on Friday": Friday. A time in a side clause, or tied to a noun, is not the time of
what is said; where none stands with the verb nothing is guessed.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model import Forecast, Happens, SaidOn, TimeExpression
from pressreview.text.events import is_name, tells_when

_LEANS = re.compile(
    r"(?:the|that)\s(?:same|very|next|following|previous)\b|that\b|(?:later|earlier)\sin\b|.*\b(?:later|earlier)$"
    r"|the\s(?:day|week|month|year|morning|afternoon|evening|night)(?:\s(?:before|after))?$",
    re.IGNORECASE,
)
"""Days told by another day, which may be any that was named."""
_FROM_NOW = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|now|mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b|\b(?:this|next|last|later|ago|coming)\b",
    re.IGNORECASE,
)
"""Days told by the day of speaking or of printing: which of the two, nobody says when these are apart."""


def _said_before(said: SaidOn | None, published: date | None) -> bool:
    """Whether something was said on a day that is not, or may not be, that of the publication or the one before."""
    return said is not None and published is not None and said.end is not None and (published - said.end).days > 1


def happens(
    text: str,
    attribution: RawAttribution,
    times: Sequence[TimeExpression],
    *,
    said: SaidOn | None,
    forecast: Forecast | None,
    published: date | None,
) -> Happens | None:
    """The days, with the expression that tells; None when the text does not tell.

    `times` are all expressions of `text` in text order. A forecast happens within its horizon.
    """
    for span in attribution.content:
        low = bisect_left(times, span.start, key=lambda time: time.span.start)
        high = bisect_left(times, span.end, key=lambda time: time.span.start)
        for time in times[low:high]:
            if (time.start is None and time.end is None) or (said is not None and time.span == said.span):
                continue
            words = time.span.of(text)
            if _LEANS.match(words) or (_said_before(said, published) and _FROM_NOW.search(words)):
                continue
            if forecast is not None and forecast.horizon is not None:
                if time.end is not None and time.end >= (forecast.horizon.end or forecast.horizon.start or time.end):
                    return Happens(start=forecast.horizon.start, end=forecast.horizon.end, span=time.span)
            elif not is_name(text, time.span) and tells_when(text, span.start, time.span):
                return Happens(start=time.start, end=time.end, span=time.span)
    return None
