"""When what an attribution speaks of happened or is to happen: the time that stands with the verb of its content.

"Marrow said the talks broke down on Friday": Friday. A time in a side clause, or tied to a noun, is not the time of
what is said; where none stands with the verb nothing is guessed.
"""

from bisect import bisect_left
from collections.abc import Sequence

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model import Forecast, Happens, SaidOn, TimeExpression
from pressreview.text.events import is_name, tells_when


def happens(
    text: str,
    attribution: RawAttribution,
    times: Sequence[TimeExpression],
    *,
    said: SaidOn | None,
    forecast: Forecast | None,
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
            if forecast is not None and forecast.horizon is not None:
                if time.end is not None and time.end >= (forecast.horizon.end or forecast.horizon.start or time.end):
                    return Happens(start=forecast.horizon.start, end=forecast.horizon.end, span=time.span)
            elif not is_name(text, time.span) and tells_when(text, span.start, time.span):
                return Happens(start=time.start, end=time.end, span=time.span)
    return None
