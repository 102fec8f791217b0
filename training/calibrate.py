"""How the reader's confidence becomes the share of what is right among the equally sure (Platt 1999).

Fitted on articles that no weight was taught with (`training.samples.held_out`).
"""

from collections.abc import Sequence

import numpy as np

_EDGE = 1e-4
"""How near to 0 or 1 a confidence is taken to be at most."""


def fit(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and intercept of the log odds that make (confidence, right) pairs likeliest, by Newton's method.

    A confidence c becomes 1 / (1 + exp(-(slope * log(c / (1 - c)) + intercept))). Raises `ValueError` where nothing can
    be learned, as all are right or all are wrong.
    """
    sure = np.clip([confidence for confidence, _ in pairs], _EDGE, 1 - _EDGE)
    right = np.asarray([right for _, right in pairs], np.float64)
    if not 0 < right.mean() < 1:
        raise ValueError("to set the confidence takes attributions that are right and others that are wrong")
    rows = np.stack([np.log(sure / (1 - sure)), np.ones_like(sure)], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-rows @ weights))
        curve = (rows.T * (likely * (1 - likely))) @ rows + 1e-6 * np.eye(2)
        weights = weights + np.linalg.solve(curve, rows.T @ (right - likely))
    return float(weights[0]), float(weights[1])
