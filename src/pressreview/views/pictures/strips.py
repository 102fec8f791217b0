"""Who published somebody's words when."""

from collections.abc import Iterable, Sequence

from pressreview.model import Record, Utterance
from pressreview.model.joining import day_words
from pressreview.views.pictures.axes import LEFT, MAX_ROWS, RIGHT, ROW, TOP, WIDTH, Axis, Dot, Row, Tick, short


class Strip(Record):
    """Who published what when: a row an outlet, a dot for each utterance."""

    height: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]


def strip(groups: Iterable[tuple[str, Sequence[Utterance]]], outlets: dict[str, str]) -> Strip | None:
    """The strip of utterances by kind; `outlets` are by article. None when hardly anything has a day."""
    dated = [(kind, one, one.day) for kind, group in groups for one in group if one.day is not None]
    if len(dated) < 2:
        return None
    counts: dict[str, int] = {}
    for _, one, _ in dated:
        counts[outlets[one.article]] = counts.get(outlets[one.article], 0) + 1
    shown = sorted(counts, key=lambda name: (-counts[name], name))[:MAX_ROWS]
    rest = "other outlets"
    names = shown if len(shown) == len(counts) else [*shown[:-1], rest]
    rows = {name: TOP + ROW * (number + 0.5) for number, name in enumerate(names)}
    days = [day for _, _, day in dated]
    axis = Axis(min(days), max(days), LEFT + 8, WIDTH - RIGHT)
    stacked: dict[tuple[float, float], int] = {}
    dots = []
    for kind, one, day in dated:
        name = outlets[one.article]
        x, y = axis.at(day), rows.get(name, rows.get(rest, 0.0))
        number = stacked.get((x, y), 0)
        stacked[x, y] = number + 1
        lifted = y - min(number, 3) * 3
        dots.append(Dot(x=x, y=lifted, end=x, kind=kind, words=f"{day_words(day, year=True)}, {name}"))
    return Strip(
        height=TOP + ROW * len(names) + 30,
        rows=tuple(Row(y=y, name=short(name)) for name, y in rows.items()),
        ticks=axis.ticks(4),
        dots=tuple(dots),
    )
