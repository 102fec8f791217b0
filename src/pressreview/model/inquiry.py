"""One thing looked at closely: somebody with all they said, a story along the calendar."""

from datetime import date

from pressreview.model.base import Record, Span
from pressreview.model.reading import Attribution, EntityKind, Interval


class RoleGiven(Record):
    """A role that an article gives somebody, in its words. Articles may differ: each stands for itself."""

    role: str
    article: str
    given: date | None
    """When the article came out."""
    held: Interval | None = None
    """Since when and until when it was held, as far as the article says."""


class Utterance(Record):
    """An attribution in the article that has it."""

    article: str
    attribution: Attribution
    day: date | None
    """The last day on which it may have been said: as the article tells, else the day it came out."""


class Profile(Record):
    """Everything the articles at hand tell of one speaker. All lists run along the calendar, what has no day last."""

    name: str
    """The fullest form of the name."""
    kind: EntityKind
    also: tuple[str, ...]
    """Other names that articles use, the most frequent first."""
    stories: tuple[str, ...]
    """Ids of the stories that name it."""
    roles_differ: bool
    """Whether two stories give roles that have no word in common: then one name may be two people's."""
    roles: tuple[RoleGiven, ...]
    said: tuple[Utterance, ...]
    passed_on: tuple[Utterance, ...]
    """What others said through it: an outlet that was told, somebody who told what another had said."""
    about: tuple[Utterance, ...]
    """What others said of it."""


class Event(Record):
    """Something that happened or is to happen, as one article tells it."""

    article: str
    spans: tuple[Span, ...]
    """The words that tell it."""
    happens: Interval
    said: date | None
    """When it was said; the day the article came out where it does not tell."""
    attribution: Attribution | None
    """Who said so; None for the outlet in its own voice."""
    ahead: bool
    """Whether it was still to come when it was said."""


class Chronology(Record):
    """A story on two axes: when things happen, and when they were said."""

    story: str
    title: str
    events: tuple[Event, ...]
    """By the day on which they happen, then by the day on which they were said."""
