"""The confidence as it is set: known odds are found again."""

import numpy as np
import pytest

from training.calibrate import fit


def test_known_odds_are_found() -> None:
    rng = np.random.default_rng(1)
    sure = rng.uniform(0.2, 0.8, 20_000)
    odds = 2.0 * np.log(sure / (1 - sure)) + 1.0
    right = rng.uniform(size=len(sure)) < 1 / (1 + np.exp(-odds))
    slope, intercept = fit(list(zip(sure.tolist(), right.tolist(), strict=True)))
    assert slope == pytest.approx(2.0, abs=0.1)
    assert intercept == pytest.approx(1.0, abs=0.1)


def test_nothing_to_learn() -> None:
    with pytest.raises(ValueError, match="right and others that are wrong"):
        fit([(0.5, True), (0.9, True)])
