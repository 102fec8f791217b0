"""What reading one article gives: who said what, through whom, when and how surely."""

from datetime import date
from typing import Literal

from pressreview.model.base import Record, Span, check_spans

QuoteKind = Literal["direct", "indirect", "mixed"]
EntityKind = Literal["person", "organisation", "state", "outlet", "group", "place", "unknown"]
Polarity = Literal["positive", "negative", "unknown"]
Band = Literal[
    "certain", "almost certain", "highly likely", "likely", "possible",
    "unlikely", "highly unlikely", "remote", "unknown",
]  # fmt: skip
"""Words of estimative probability after the UK's PHIA yardstick, plus `certain` for a flat statement and `unknown` for
a hedge that names no probability ("reportedly", "is believed to")."""
ForecastKind = Literal["scheduled", "planned", "predicted", "conditional"]


class Interval(Record):
    """Days from `start` to `end`, both included; None on a side means open or not known."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"an interval cannot end ({self.end}) before it starts ({self.start})")


class Speaker(Record):
    """What a source refers to. `name` is None when the text does not name it; then `description` says what it gives."""

    name: str | None
    kind: EntityKind
    role: str | None = None
    """The role in the article's own words ("National Security Council spokesman")."""
    role_held: Interval | None = None
    """Since when and until when the role was held, as far as the article says it beside the role; open on both sides
    where it only says that it is over."""
    description: str | None = None
    """For the unnamed: the article's own words ("a senior official who was not authorised to speak")."""


class SaidOn(Interval):
    """When something was said; `span` is the time expression that tells, None when it is inferred."""

    span: Span | None = None


class Happens(Interval):
    """When what is spoken of happened or is to happen; `span` is the time expression that tells."""

    span: Span


class TimeExpression(Record):
    """A time expression anchored on the publication date."""

    span: Span
    value: str | None
    """TIMEX3 value ("2023-W35", "2023-09-05", "P2D", "XXXX-WXX-1"), None when it cannot be told."""
    start: date | None = None
    end: date | None = None
    """First and last day; None when it is no stretch of calendar days (a duration, a set) or cannot be told."""


class Certainty(Record):
    """How sure the text is of a content, with the words that tell."""

    polarity: Polarity
    band: Band
    cues: tuple[Span, ...] = ()
    """Negations, hedges and modals, in text order."""


class Forecast(Record):
    """What an attribution says of what has not happened yet."""

    kind: ForecastKind
    horizon: Interval | None = None
    condition: Span | None = None
    span: Span | None = None
    """The sentence, or what there is of it in the content, that makes the forecast."""
    certainty: Certainty | None = None
    """How surely that sentence is told; the attribution's own certainty is that of its whole content."""


class Foretold(Record):
    """A sentence that foretells something."""

    attribution: str | None
    """Id of the attribution that says it; None for the outlet in its own voice."""
    forecast: Forecast


class Mention(Record):
    """A named thing in the text. `name` is its fullest form in the article ("Kirby" -> "John Kirby")."""

    span: Span
    kind: EntityKind
    name: str


class Attribution(Record):
    """Source + cue + content: "Kirby (source) said (cue) arms talks are advancing (content)"."""

    id: str
    """`att1-…` over the article's id and the three sets of spans."""
    kind: QuoteKind
    source: tuple[Span, ...]
    """Empty when nobody is named ("reportedly")."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    """0-1: how likely the reader finds this attribution as a whole."""
    speaker: Speaker | None = None
    via: tuple[str, ...] | None = None
    """Outlets or people between speaker and reader, nearest the speaker first, without the article's own outlet; () for
    none, None for not known."""
    parent: str | None = None
    """Id of the attribution whose content holds this one."""
    said_on: SaidOn | None = None
    happens: Happens | None = None
    certainty: Certainty | None = None
    forecast: Forecast | None = None

    def __post_init__(self) -> None:
        for what, spans in (("source", self.source), ("cue", self.cue), ("content", self.content)):
            check_spans(spans, what=what)
        if not self.content:
            raise ValueError("an attribution needs content")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is 0-1, not {self.confidence}")


class Reading(Record):
    """Everything read from one article, in text order, and what read it."""

    article: str
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    made_by: str
    """Stage, package version and model hash: "annotate/0.1.0/3f2a…"; another maker's reading is read again."""
    foretold: tuple[Foretold, ...] = ()
    """Every sentence that foretells something; the first of an attribution is its `forecast` too."""
