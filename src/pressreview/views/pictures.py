"""Where things stand in drawings: days along an axis, dots on it. The templates draw them as SVG.

Every drawing repeats what a list beside it says in words; nothing is told by colour alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from pressreview.model import Article, Chronology, Ladder, Record, Utterance
from pressreview.model.joining import day_words
from pressreview.views import lines
from pressreview.views.page import clean

WIDTH = 640
"""Of every drawing, in its own units."""
_LEFT, _RIGHT, _ROW, _TOP = 150, 16, 22, 14
_PLOT = 360
"""Height of the plot of two axes."""
_RUNG = 24
"""Height of a row of a ladder."""
_MAX_ROWS = 12
_MARGIN_DAYS = 7
"""How far, at least, the axis of what happens reaches beyond the days on which it was said."""


class Tick(Record):
    """A day written at an axis."""

    at: float
    words: str


class Dot(Record):
    """A mark with the words that a pointer or a screen reader gets."""

    x: float
    y: float
    end: float
    """Where a stretch of days ends; `x` for a single day."""
    kind: str
    """A class for the style sheet: "said", "about", "past", "ahead"."""
    words: str


class Row(Record):
    """A line with its name."""

    y: float
    name: str


class Strip(Record):
    """Who published what when: a row an outlet, a dot for each utterance."""

    height: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]


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


class Rung(Record):
    """A report: its outlet, the outlets or people in between, who said it, and the place of the origin it leads to."""

    y: float
    outlet: str
    day: str
    through: str
    speaker: str
    to: float
    """Height at which its line meets the origin."""


class Foot(Record):
    """An origin at the foot of some rungs."""

    y: float
    height: float
    name: str
    kind: str
    """"known" or "unknown"."""


class Rungs(Record):
    """Reports on the left, oldest first within an origin; their origins on the right."""

    height: float
    rungs: tuple[Rung, ...]
    feet: tuple[Foot, ...]
    beyond: int
    """Reports that are not drawn."""


class Drift(Record):
    """How a claim was told as days went by: a row for each number or degree of certainty, a dot for each report."""

    height: float
    what: str
    """What the rows are."""
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]


class _Axis:
    """Days from first to last between two places."""

    def __init__(self, first: date, last: date, start: float, end: float) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end

    def at(self, day: date) -> float:
        """Where a day stands; the nearest end for one beyond."""
        days = max(1, (self.last - self.first).days)
        share = min(1.0, max(0.0, (day - self.first).days / days))
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """A few days, evenly apart, the first and the last among them."""
        days = (self.last - self.first).days
        count = max(1, min(most, days + 1) - 1)
        picked = [self.first + timedelta(days=round(number * days / count)) for number in range(count + 1)]
        year = self.first.year != self.last.year
        return tuple(Tick(at=self.at(day), words=day_words(day, year=year)) for day in dict.fromkeys(picked))


def strip(groups: Iterable[tuple[str, Sequence[Utterance]]], outlets: dict[str, str]) -> Strip | None:
    """The strip of utterances by kind; `outlets` are by article. None when hardly anything has a day."""
    dated = [(kind, one, one.day) for kind, group in groups for one in group if one.day is not None]
    if len(dated) < 2:
        return None
    counts: dict[str, int] = {}
    for _, one, _ in dated:
        counts[outlets[one.article]] = counts.get(outlets[one.article], 0) + 1
    shown = sorted(counts, key=lambda name: (-counts[name], name))[:_MAX_ROWS]
    rest = "other outlets"
    names = shown if len(shown) == len(counts) else [*shown[:-1], rest]
    rows = {name: _TOP + _ROW * (number + 0.5) for number, name in enumerate(names)}
    days = [day for _, _, day in dated]
    axis = _Axis(min(days), max(days), _LEFT + 8, WIDTH - _RIGHT)
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
        height=_TOP + _ROW * len(names) + 30,
        rows=tuple(Row(y=y, name=_short(name)) for name, y in rows.items()),
        ticks=axis.ticks(4),
        dots=tuple(dots),
    )


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
    across = _Axis(max(min(happen), first - margin), min(max(happen), last + margin), 96, WIDTH - _RIGHT)
    down = _Axis(first, last, _TOP + 12, _PLOT - 44)
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


def ladder(made: Ladder, articles: Mapping[str, Article]) -> Rungs:
    """Draw at most three times `_MAX_ROWS` reports of a claim with their origins."""
    rungs: list[Rung] = []
    feet: list[Foot] = []
    y = 34.0
    for branch in made.branches:
        reports = branch.reports[: 3 * _MAX_ROWS - len(rungs)]
        if not reports:
            break
        height = _RUNG * len(reports)
        middle = y + height / 2
        for number, one in enumerate(reports):
            article, said = articles[one.article], one.attribution
            speaker = lines.speaker_words(said, article) if said else "its own words"
            rungs.append(
                Rung(
                    y=y + _RUNG * (number + 0.5),
                    outlet=_short(lines.name_of(article), 20),
                    day=day_words(article.day) if article.day else "",
                    through=_short(", ".join(said.via or ()), 14) if said else "",
                    speaker=_short(speaker, 20),
                    to=middle,
                )
            )
        known = branch.origin.kind != "unknown"
        name = _short(clean(branch.origin.name or "not named"), 18) if known else "not known"
        feet.append(Foot(y=y + 3, height=height - 6, name=name, kind="known" if known else "unknown"))
        y += height + 8
    beyond = sum(len(branch.reports) for branch in made.branches) - len(rungs)
    return Rungs(height=y, rungs=tuple(rungs), feet=tuple(feet), beyond=beyond)


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
    rows = {name: _TOP + _ROW * (number + 0.5) for number, name in enumerate(dict.fromkeys(names))}
    days = [day for _, day in told]
    axis = _Axis(min(days), max(days), _LEFT + 8, WIDTH - _RIGHT)
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
        height=_TOP + _ROW * len(rows) + 30,
        what="number" if len(numbers) > 1 else "degree of certainty",
        rows=tuple(Row(y=y, name=_short(name)) for name, y in rows.items()),
        ticks=axis.ticks(4),
        dots=tuple(dots),
    )


def _short(name: str, most: int = 22) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
