"""Forecasts followed to the end: who foretold what, what later articles report of it, and what a person decided."""

from datetime import date
from typing import Literal

from pressreview.model.base import Record, Span
from pressreview.model.claim import Passage
from pressreview.model.reading import Band, ForecastKind, Interval, Polarity

Outcome = Literal["happened", "did not happen", "partly", "postponed", "unclear"]
"""How a forecast came out, as it was said: of "will not resign", that no one resigned is `happened`."""
Status = Literal["open", "due", "resolved"]
"""`due`: its days are over, and nobody has said how it came out."""


class Telling(Record):
    """One time that something is foretold."""

    article: str
    spans: tuple[Span, ...]
    """The sentence, or what there is of it in what somebody says."""
    said: date | None
    """The last day on which it may have been said; the day the article came out where it does not tell."""
    speaker: str | None
    """Name of who says so, or what the article gives of them; None for the outlet in its own voice or nobody known."""
    via: tuple[str, ...]
    outlet: str | None
    attribution: str | None
    """Id of the attribution; None for the outlet in its own voice."""
    kind: ForecastKind
    horizon: Interval | None
    band: Band
    polarity: Polarity
    condition: Span | None


class Sign(Record):
    """Words of a later article that may tell how a forecast came out: proposed, never taken for granted."""

    at: Passage
    day: date | None
    outcome: Outcome
    reason: str


class Resolution(Record):
    """What a person decided of a forecast. Nothing is erased: a later one counts, the earlier ones stay."""

    forecast: str
    """Id of the ledger's entry when it was decided."""
    at: Passage
    """Where it is foretold, by which it is found again when its article has been read anew."""
    outcome: Outcome | None
    """None opens it again."""
    decided: date
    because: str
    seen: str | None
    """Id of the article that shows it."""


class Entry(Record):
    """One forecast, told once or many times."""

    id: str
    """`for1-…` over the article and the spans of its first telling."""
    story: str
    claim: str | None
    tellings: tuple[Telling, ...]
    """The earliest first."""
    horizon: Interval | None
    """The days by the latest telling that gives any: whoever puts a meeting off is not held to its first day."""
    status: Status
    signs: tuple[Sign, ...] = ()
    resolutions: tuple[Resolution, ...] = ()

    @property
    def first(self) -> Telling:
        """The first telling: its speaker is the one who foretold it."""
        return self.tellings[0]

    @property
    def resolution(self) -> Resolution | None:
        """The decision that counts; None while there is none."""
        last = self.resolutions[-1] if self.resolutions else None
        return last if last is not None and last.outcome is not None else None


class BandScore(Record):
    """Of the forecasts that were put in one band, how many came true."""

    band: Band
    true: int
    resolved: int
    """Those that happened or did not; what was put off did not happen in its days."""
    low: float
    high: float
    """Bounds of the share that came true, 0-1 (Wilson's 95 % interval)."""


class Score(Record):
    """How the forecasts of one speaker or in one outlet came out."""

    who: str
    role: Literal["speaker", "outlet"]
    made: int
    resolved: int
    bands: tuple[BandScore, ...]
    brier: float | None
    """Mean squared distance, 0-1, of the band's middle and what came; None where too few are resolved."""


class Ledger(Record):
    """The forecasts of a project as they stand on one day."""

    on: date
    entries: tuple[Entry, ...]
    """What is due first, then what is open by its day, then what is resolved."""
    scores: tuple[Score, ...]
    total: tuple[BandScore, ...]
    """All forecasts together, each once."""
