"""Corrections of an article read by hand."""

from datetime import UTC, datetime, timedelta

from pressreview.correct import as_read
from pressreview.model import Attribution, Correction, Reading, Speaker
from pressreview.model.correction import CorrectionKind

WHEN = datetime(2026, 3, 20, 10, tzinfo=UTC)


def word(
    reading: Reading, on: Attribution, kind: CorrectionKind, *, by: Speaker | None = None, minute: int = 0
) -> Correction:
    """What a person says of an attribution."""
    at = as_read(reading, on)
    return Correction.of(kind, at, decided=WHEN + timedelta(minutes=minute), because="seen", speaker=by)


def withdrawn(made: Correction, *, minute: int = 30) -> Correction:
    """A person takes a correction back."""
    when = WHEN + timedelta(minutes=minute)
    return Correction.of("withdrawn", made.at, decided=when, because="", other=made.other, withdraws=made.id)


def person(name: str) -> Speaker:
    return Speaker(name=name, kind="person")
