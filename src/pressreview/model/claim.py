"""What several attributions say together: claims, where they conflict, and where each comes from."""

from collections.abc import Iterable, Mapping
from typing import Literal

from pressreview.model.article import Article
from pressreview.model.base import Record, Span

ConflictKind = Literal["figure", "date", "denial", "negation", "actor", "certainty"]
OriginKind = Literal["own", "agency", "outlet", "statement", "unknown"]
LinkKind = Literal["agency", "cites", "statement", "copy", "unknown"]


class Passage(Record):
    """Words in one article."""

    article: str
    span: Span


class Conflict(Record):
    """Two claims that cannot both hold, with the words on either side."""

    kind: ConflictKind
    other: str
    """Id of the claim on the other side (`with` in JSON)."""
    here: Passage
    there: Passage
    reason: str
    """For a reader: "same event, 12 here and 17 there"."""


class Update(Record):
    """A figure of a claim and the one of another claim that took its place, or whose place it took."""

    other: str
    """Id of the other claim (`with` in JSON)."""
    here: Passage
    there: Passage


class Origin(Record):
    """Where reports begin. Two reports are independent when their origins differ; `unknown` is never independent."""

    kind: OriginKind
    name: str | None
    articles: tuple[str, ...]


def independent(origins: Iterable[Origin]) -> int:
    """Count the origins that are known."""
    return sum(origin.kind != "unknown" for origin in origins)


class Claim(Record):
    """One proposition, stated by one or more attributions or in an outlet's own voice."""

    id: str
    """`cla1-…` over the sorted ids of its attributions and the passages in outlets' own voice."""
    story: str
    text: str
    """The words of its clearest statement, a slice of an article."""
    passages: tuple[Passage, ...]
    """Where it is stated, clearest first, one or more a statement."""
    attributions: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]
    reasons: tuple[str, ...] = ()
    """Why its statements were taken for the same, in words a reader can be shown."""
    conflicts: tuple[Conflict, ...] = ()
    updates: tuple[Update, ...] = ()


def conflict_key(claim: Claim, conflict: Conflict, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """What makes two conflicts one for a reader: the same two figures or days against each other, whoever has them."""
    if conflict.kind in ("figure", "date"):
        sides = (at.span.of(articles[at.article].text) for at in (conflict.here, conflict.there))
        return conflict.kind, *sorted(" ".join(words.split()).casefold() for words in sides)
    return conflict.kind, *sorted((claim.id, conflict.other))


class Evidence(Record):
    """One reason for a link: the layer it comes from and the words, where words tell."""

    layer: Literal["family", "credit", "dateline", "byline", "in-text", "shared-text", "shared-quotation", "time"]
    span: Span | None = None
    detail: str = ""


class Link(Record):
    """Where an article's report comes from: another outlet, an agency, a statement that all received."""

    article: str
    origin: str
    """Name of the outlet, agency or issuer (`from` in JSON)."""
    kind: LinkKind
    evidence: tuple[Evidence, ...]
    confidence: float
