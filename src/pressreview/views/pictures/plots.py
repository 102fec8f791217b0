"""A story on two axes: when things happen, and when they were said."""

from datetime import timedelta

from pressreview.model import Chronology, Record
from pressreview.model.joining import day_words
from pressreview.views.pictures.axes import RIGHT, TOP, WIDTH, Axis, Dot, Tick

_PLOT = 360
"""Height of the plot."""
_MARGIN_DAYS = 7
"""How far, at least, the axis of what happens reaches beyond the days on which it was said."""


class Plot(Record):
    """When things happen (across) and when they were said (down)."""

    height: float
    across: tuple[Tick, ...]
    down: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    same_day: tuple[float, float, float, float] | None
    """Ends of the line of what was said on the day on which it happened: x1, y1, x2, y2."""
    beyond: int
    """Events outside of the drawing: long before or long after."""


def plot(chronology: Chronology) -> Plot | None:
    """The plot of a story's events; None when fewer than two have both days."""
    dated = [
        (one, one.happens.start or one.happens.end, one.happens.end or one.happens.start, one.said)
        for one in chronology.events
    ]
    both = [(one, a, b, said) for one, a, b, said in dated if a is not None and b is not None and said is not None]
    if len(both) < 2:
        return None
    said_days = [said for *_, said in both]
    first, last = min(said_days), max(said_days)
    margin = timedelta(days=max(_MARGIN_DAYS, (last - first).days))
    inside = [(one, a, b, said) for one, a, b, said in both if first - margin <= b and a <= last + margin]
    if len(inside) < 2:
        return None
    happen = [day for _, a, b, _ in inside for day in (a, b)]
    across = Axis(max(min(happen), first - margin), min(max(happen), last + margin), 96, WIDTH - RIGHT)
    down = Axis(first, last, TOP + 12, _PLOT - 44)
    dots = tuple(
        Dot(
            x=across.at(a),
            y=down.at(said) if first != last else (_PLOT - 32) / 2,
            end=across.at(b),
            kind="ahead" if one.ahead else "past",
            words=f"{day_words(a, b, year=True)}, said {day_words(said, year=True)}",
        )
        for one, a, b, said in inside
    )
    low, high = max(first, across.first), min(last, across.last)
    line = (across.at(low), down.at(low), across.at(high), down.at(high)) if low < high else None
    return Plot(
        height=_PLOT,
        across=across.ticks(5),
        down=down.ticks(5) if first != last else (Tick(at=(_PLOT - 32) / 2, words=day_words(first)),),
        dots=dots,
        same_day=line,
        beyond=len(dated) - len(inside),
    )
