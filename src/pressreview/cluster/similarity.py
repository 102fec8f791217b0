"""Which articles are alike enough to be looked at together, without comparing every one with every other."""

from collections.abc import Iterator

import numpy as np

from pressreview.cluster.words import Row, Vectors


def similar_pairs(vectors: Vectors, *, at_least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs (i, j, cosine) with j < i and cosine >= `at_least` (0-1, above 0), in the order of i, then j.

    Goes through the articles that share a word, by an inverted index: work grows with the words shared.
    """
    order = np.argsort(vectors.columns, kind="stable")
    owners = np.repeat(np.arange(len(vectors)), np.diff(vectors.starts))[order]
    weights = vectors.weights[order]
    bounds = np.searchsorted(vectors.columns[order], np.arange(vectors.width + 1))
    ends = bounds[:-1].copy()  # of each word: its articles before the one looked at
    for index in range(len(vectors)):
        columns, own = vectors.row(index)
        pieces = [slice(bounds[column], ends[column]) for column in columns]
        ends[columns] += 1
        if not pieces or not index:
            continue
        others = np.concatenate([owners[piece] for piece in pieces])
        parts = np.concatenate([weights[piece] * weight for piece, weight in zip(pieces, own, strict=True)])
        cosines = np.bincount(others, parts, minlength=index)
        for other in np.flatnonzero(cosines >= at_least):
            yield index, int(other), min(1.0, float(cosines[other]))


def cosine(one: Row, other: Row) -> float:
    """Cosine (0-1) of two rows of length 1."""
    _, here, there = np.intersect1d(one[0], other[0], assume_unique=True, return_indices=True)
    return float(one[1][here] @ other[1][there])
