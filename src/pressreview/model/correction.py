"""What a person said was read wrongly: kept beside what the program had read, and found again in a later reading."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from pressreview.model.base import Record, Span, content_id, overlaps
from pressreview.model.reading import Attribution, QuoteKind, Speaker

CorrectionKind = Literal["not said", "speaker", "apart", "withdrawn"]
"""Nobody says so; somebody else says so, or nobody known; two statements of a claim are not the same; an earlier
correction counts no more."""
CorrectionState = Literal["stands", "overruled", "withdrawn", "not found"]
"""Whether a correction counts. `overruled`: a later one speaks of the same; `not found`: nothing is read there now."""
MIN_SHARED = 0.5
"""Part (0-1) of their words that two contents share at the least, to be one statement read twice."""


class Place(Record):
    """Where a statement stands, by which it is found again when its article has been read anew."""

    article: str
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()

    @classmethod
    def of(cls, article: str, said: Attribution) -> "Place":
        """Where an attribution stands."""
        return cls(article=article, content=said.content, source=said.source, cue=said.cue)

    def among(self, others: Sequence["Place"]) -> tuple[int, ...]:
        """Find it among `others`, by their numbers: the same spans, else all that are this with other edges.

        Two contents are one where they share half of all their words; with the same words of saying, half of the
        shorter one's will do, since one reader takes two sentences where another takes the first alone. Only where
        nothing is like that, another source may stand beside the same cue and content: it was read better, or worse.
        """
        same = tuple(number for number, other in enumerate(others) if other == self)
        like = same or tuple(number for number, other in enumerate(others) if self._is_like(other))
        return like or tuple(number for number, other in enumerate(others) if self._is_so_but_for_who(other))

    def _is_like(self, other: "Place") -> bool:
        if self.article != other.article or _apart(self.source, other.source) or _apart(self.cue, other.cue):
            return False
        shorter = min(_length(self.content), _length(other.content))
        return self._shares_most(other) or (
            overlaps(self.cue, other.cue) and self._shared(other) >= MIN_SHARED * shorter
        )

    def _is_so_but_for_who(self, other: "Place") -> bool:
        return self.article == other.article and overlaps(self.cue, other.cue) and self._shares_most(other)

    def _shares_most(self, other: "Place") -> bool:
        shared = self._shared(other)
        return shared >= MIN_SHARED * (_length(self.content) + _length(other.content) - shared)

    def _shared(self, other: "Place") -> int:
        """Characters of the content that belong to both."""
        return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in self.content for b in other.content)


class AsRead(Record):
    """A statement as the program itself had read it when a person corrected it."""

    place: Place
    kind: QuoteKind | None
    """None for a sentence in the outlet's own voice; then nothing else is known of it."""
    speaker: Speaker | None
    via: tuple[str, ...] | None
    confidence: float | None
    """0-1."""
    made_by: str
    """What had read it."""


class Correction(Record):
    """What a person said of a statement. Nothing is erased: a later one counts, the earlier ones stay.

    Make it with `Correction.of`, which gives it its id.
    """

    id: str
    """`cor1-…` over all that it says, of what, and when."""
    kind: CorrectionKind
    decided: datetime
    """In UTC."""
    because: str
    at: AsRead
    speaker: Speaker | None = None
    """Of `speaker`: who says it. Where nobody is known, without a name, with the article's words for them if any."""
    other: AsRead | None = None
    """Of `apart`: the statement that does not say the same."""
    reasons: tuple[str, ...] = ()
    """Of `apart`: why the program had taken the two for the same."""
    withdraws: str | None = None
    """Of `withdrawn`: id of the correction that counts no more; what that one spoke of is repeated."""

    def __post_init__(self) -> None:
        if self.decided.tzinfo is None:
            raise ValueError(f"decided needs a time zone, found {self.decided.isoformat()}")

    @classmethod
    def of(
        cls,
        kind: CorrectionKind,
        at: AsRead,
        *,
        decided: datetime,
        because: str,
        speaker: Speaker | None = None,
        other: AsRead | None = None,
        reasons: tuple[str, ...] = (),
        withdraws: str | None = None,
    ) -> "Correction":
        """The correction with its id. Raises `ValueError` for a datetime without a time zone."""
        when = decided.astimezone(UTC) if decided.tzinfo is not None else decided
        return cls(
            id=content_id("cor1", kind, when, because, at, speaker, other, reasons, withdraws),
            kind=kind, decided=when, because=because, at=at, speaker=speaker, other=other, reasons=reasons,
            withdraws=withdraws,
        )  # fmt: skip

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that it is about."""
        both = (self.at, self.other) if self.other is not None else (self.at,)
        return tuple(dict.fromkeys(one.place.article for one in both))


def in_force(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Those of `corrections`, given in the order decided, that nobody has withdrawn; withdrawals are none of them."""
    withdrawn = {one.withdraws for one in corrections}
    return tuple(one for one in corrections if one.kind != "withdrawn" and one.id not in withdrawn)


def _apart(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether both are there and have no character in common."""
    return bool(one) and bool(other) and not overlaps(one, other)


def _length(spans: Sequence[Span]) -> int:
    return sum(map(len, spans))
