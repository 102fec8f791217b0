"""How a claim was told as days went by."""

from collections.abc import Mapping

from pressreview.model import Article, Ladder, Record
from pressreview.model.joining import day_words
from pressreview.views import lines
from pressreview.views.pictures.axes import LEFT, RIGHT, ROW, TOP, WIDTH, Axis, Dot, Row, Tick, short


class Drift(Record):
    """How a claim was told as days went by: a row for each number or degree of certainty, a dot for each report."""

    height: float
    what: str
    """What the rows are."""
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]


def drift(made: Ladder, articles: Mapping[str, Article]) -> Drift | None:
    """Draw how a claim changed: its figures where they differ, else how surely it was told; None where it did not."""
    told = [(one, one.day) for one in made.drift if one.day is not None]
    numbers = {one.low or 0.0: lines.figure_words(one, articles) for one, _ in reversed(told) if one.figure}
    degrees = dict.fromkeys(sorted((lines.degree(one) for one, _ in told), key=lines.DEGREES.index))
    if len(numbers) > 1:
        told = [(one, day) for one, day in told if one.figure]
        names = [numbers[low] for low in sorted(numbers, reverse=True)]
        of = [numbers[one.low or 0.0] for one, _ in told]
    elif len(degrees) > 1:
        names, of = list(degrees), [lines.degree(one) for one, _ in told]
    else:
        return None
    rows = {name: TOP + ROW * (number + 0.5) for number, name in enumerate(dict.fromkeys(names))}
    days = [day for _, day in told]
    axis = Axis(min(days), max(days), LEFT + 8, WIDTH - RIGHT)
    stacked: dict[tuple[float, float], int] = {}
    dots = []
    for (one, day), name in zip(told, of, strict=True):
        x, y = axis.at(day), rows[name]
        number = stacked[x, y] = stacked.get((x, y), -1) + 1
        kind = "sure" if one.band == "certain" else "unsure"
        outlet = lines.name_of(articles[one.report.article])
        words = f"{outlet}, {day_words(day, year=True)}: {lines.told_words(one, articles)}"
        dots.append(Dot(x=x, y=y - min(number, 3) * 3, end=x, kind=kind, words=words))
    return Drift(
        height=TOP + ROW * len(rows) + 30,
        what="number" if len(numbers) > 1 else "degree of certainty",
        rows=tuple(Row(y=y, name=short(name)) for name, y in rows.items()),
        ticks=axis.ticks(4),
        dots=tuple(dots),
    )
