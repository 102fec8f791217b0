"""One thing looked at closely: somebody with all they said, a story along the calendar, a claim down to its origins."""

from datetime import date

from pressreview.model.base import Record, Span
from pressreview.model.claim import Claim, Link, Origin, Passage
from pressreview.model.reading import Attribution, Band, EntityKind, Interval, Polarity


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


class Report(Record):
    """A statement of a claim, as one article gives it to its readers."""

    article: str
    spans: tuple[Span, ...]
    """Its words."""
    attribution: Attribution | None
    """Who said so; None for the outlet in its own voice."""
    links: tuple[Link, ...]
    """What tells where it comes from: its article as a whole, or the words beside it."""


class Branch(Record):
    """The reports of a claim that begin in one place."""

    origin: Origin
    reports: tuple[Report, ...]
    """Oldest first, what has no day last."""


class LostHedge(Record):
    """A hedge that stands in a report and no longer in one that has it from there."""

    source: Report
    hedge: Passage
    """The words that hedge it there."""
    report: Report
    """The one that has it flatly."""


class Moment(Record):
    """How one report tells a claim: how surely, and with which figure."""

    report: Report
    day: date | None
    """When its article came out."""
    band: Band
    polarity: Polarity
    figure: Passage | None = None
    """The number that it gives of what the claim counts; None where the claim counts nothing that changes."""
    low: float | None = None
    high: float | None = None
    """Least and greatest number that agrees with the figure; None where it leaves that side open."""


class Ladder(Record):
    """A claim from its sentences down to where they begin."""

    claim: Claim
    title: str
    """Of its story."""
    branches: tuple[Branch, ...]
    """The origin of most reports first, what begins nobody knows where last."""
    first: str | None
    """Id of the article that had it first, None where no article is dated or two of one day could be."""
    circles: tuple[tuple[str, ...], ...]
    """Outlets that name each other as the source, each circle once."""
    lost: tuple[LostHedge, ...]
    """Hedges that a report leaves out of what it has from another, in the order of the reports that hedge."""
    drift: tuple[Moment, ...]
    """How its reports tell it, along the calendar; with figures also those of the claims whose figures took the place
    of its own, had it before, or are set against it."""
    against: tuple[Claim, ...]
    """The claims on the other side of its conflicts, in their order."""
    attributions: tuple[Attribution, ...]
    """Those of the claim and of what is against it."""
