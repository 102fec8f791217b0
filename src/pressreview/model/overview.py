"""A story at a glance, and a name with how often it is met: what lists show without opening anything."""

from datetime import date

from pressreview.model.base import Record
from pressreview.model.reading import EntityKind


class Overview(Record):
    """What a list of stories shows of one."""

    story: str
    title: str
    first: date | None
    last: date | None
    articles: int
    outlets: int
    origins: int
    """In how many places its reports begin, as far as that is known."""
    conflicts: int
    """Pairs of claims that cannot both hold."""
    forecasts: int
    """Sentences that foretell something."""
    days: tuple[date, ...]
    """The day of each dated article, in order."""
    reviewed: bool
    """Whether its review says anything."""


class NameCount(Record):
    """A name as articles give it."""

    name: str
    kind: EntityKind
    said: int
    """Attributions whose speaker bears it."""
    articles: int
    """Articles that name it."""
