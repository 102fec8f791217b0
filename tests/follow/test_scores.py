"""Who was right: shares with their bounds, and a Brier score only where enough is resolved."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.follow.scores import MIN_RESOLVED, expected, scores, total, wilson
from pressreview.model import Entry, Passage, Resolution, Span, Telling
from pressreview.model.ledger import Outcome
from pressreview.model.reading import Band
from pressreview.text.likelihood import likelihoods


def entry(number: int, band: Band, outcome: Outcome | None, *, speaker: str = "Pia Holt") -> Entry:
    telling = Telling(
        article="art1-a", spans=(Span(number, number + 1),), said=date(2026, 3, 1), speaker=speaker, via=(),
        outlet="The Ledger", attribution=f"att1-{number}", kind="predicted", horizon=None, band=band,
        polarity="positive", condition=None,
    )  # fmt: skip
    at = Passage(article="art1-a", span=Span(number, number + 1))
    made = Resolution(
        forecast=f"for1-{number}", at=at, outcome=outcome, decided=date(2026, 4, 1), because="", seen=None
    )
    return Entry(
        id=f"for1-{number}", story="sto1-x", claim=None, tellings=(telling,), horizon=None, status="resolved",
        resolutions=(made,) if outcome else (),
    )  # fmt: skip


def test_bands_are_those_of_the_yardstick() -> None:
    bands = likelihoods()
    assert list(bands) == [
        "almost certain", "highly likely", "likely", "possible", "unlikely", "highly unlikely", "remote",
    ]  # fmt: skip
    for one, other in zip(bands.values(), list(bands.values())[1:], strict=False):
        assert one.phia[0] >= other.phia[1]
        assert one.middle > other.middle
    assert all(row.heard is None or row.heard == tuple(sorted(row.heard)) for row in bands.values())


def test_a_score_counts_what_came_true() -> None:
    made = [entry(0, "likely", "happened"), entry(1, "likely", "did not happen"), entry(2, "likely", "postponed")]
    speaker = next(one for one in scores([*made, entry(3, "likely", None)]) if one.role == "speaker")
    assert (speaker.who, speaker.made, speaker.resolved, speaker.brier) == ("Pia Holt", 4, 3, None)
    (band,) = speaker.bands
    assert (band.band, band.true, band.resolved) == ("likely", 1, 3)
    assert 0 <= band.low < 1 / 3 < band.high <= 1


def test_brier_score_of_enough() -> None:
    made = [entry(number, "likely", "happened") for number in range(MIN_RESOLVED)]
    speaker = next(one for one in scores(made) if one.role == "speaker")
    assert speaker.brier == pytest.approx((1 - 0.65) ** 2)


def test_a_hedge_without_a_likelihood_has_no_share_in_a_brier_score() -> None:
    assert expected("unknown") is None
    assert expected("certain") == expected("almost certain") == pytest.approx(0.975)
    made = [entry(number, "unknown", "happened") for number in range(9)]
    assert all(one.brier is None for one in scores(made))


def test_what_is_unclear_or_open_counts_nowhere() -> None:
    assert scores([entry(0, "likely", "unclear"), entry(1, "likely", None)]) == ()
    assert total([entry(0, "likely", "unclear")]) == ()


def test_what_came_in_part_is_in_no_share() -> None:
    assert total([entry(0, "likely", "partly")]) == ()


@given(st.integers(0, 40), st.integers(1, 40))
def test_bounds_hold_the_share(true: int, of: int) -> None:
    true = min(true, of)
    low, high = wilson(true, of)
    assert 0 <= low <= true / of + 1e-9
    assert true / of - 1e-9 <= high <= 1
