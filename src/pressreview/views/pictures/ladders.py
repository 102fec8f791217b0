"""A claim from its reports down to where they begin."""

from collections.abc import Mapping

from pressreview.model import Article, Ladder, Record
from pressreview.model.joining import day_words
from pressreview.views import lines
from pressreview.views.page import clean
from pressreview.views.pictures.axes import MAX_ROWS, short

_RUNG = 24
"""Height of a row."""


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


def ladder(made: Ladder, articles: Mapping[str, Article]) -> Rungs:
    """Draw at most three times `MAX_ROWS` reports of a claim with their origins."""
    rungs: list[Rung] = []
    feet: list[Foot] = []
    y = 34.0
    for branch in made.branches:
        reports = branch.reports[: 3 * MAX_ROWS - len(rungs)]
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
                    outlet=short(lines.name_of(article), 22),
                    day=day_words(article.day) if article.day else "",
                    through=short(", ".join(map(clean, said.via or ())), 14) if said else "",
                    speaker=short(speaker, 21),
                    to=middle,
                )
            )
        known = branch.origin.kind != "unknown"
        name = short(clean(branch.origin.name or "not named"), 20) if known else "not known"
        feet.append(Foot(y=y + 3, height=height - 6, name=name, kind="known" if known else "unknown"))
        y += height + 8
    beyond = sum(len(branch.reports) for branch in made.branches) - len(rungs)
    return Rungs(height=y, rungs=tuple(rungs), feet=tuple(feet), beyond=beyond)
