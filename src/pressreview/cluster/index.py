"""Finds the articles that share telling words with one, without comparing it with every other."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pressreview.cluster.words import Row

LOOKED_UP = 40
"""Words of an article, the heaviest, by which others are found."""
MOST_OWNERS = 1_000
"""Articles looked at for each word, the latest: a word that more have tells little, and cost must not grow."""
MOST_FOUND = 200


class Index:
    """Rows in the order in which they came, and for each word those that have it."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._owners: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
        self._weights: defaultdict[int, array[float]] = defaultdict(lambda: array("f"))

    def extend(self, rows: Sequence[Row]) -> None:
        """Take many rows in at once, into an index that has none: as `add` would one after the other, but faster."""
        self.rows = list(rows)
        if not rows:
            return
        columns = np.concatenate([row.columns for row in rows])
        order = np.argsort(columns, kind="stable")
        owners = np.repeat(np.arange(len(rows), dtype=np.int32), [len(row.columns) for row in rows])[order]
        weights = np.concatenate([row.weights for row in rows]).astype(np.float32)[order]
        found, starts = np.unique(columns[order], return_index=True)
        ends = [*starts[1:].tolist(), len(order)][: len(starts)]  # without a word there is neither
        for column, start, end in zip(found.tolist(), starts.tolist(), ends, strict=True):
            self._owners[column].frombytes(owners[start:end].tobytes())
            self._weights[column].frombytes(weights[start:end].tobytes())

    def add(self, row: Row) -> int:
        """Take a row in; its number, from 0."""
        number = len(self.rows)
        self.rows.append(row)
        for column, weight in zip(row.columns.tolist(), row.weights.tolist(), strict=True):
            self._owners[column].append(number)
            self._weights[column].append(weight)
        return number

    def near(self, row: Row) -> list[int]:
        """Find at most `MOST_FOUND` rows that share the heaviest words with one, the nearest first."""
        heaviest = np.argsort(-row.weights, kind="stable")[:LOOKED_UP]
        owners, parts = [], []
        for column, weight in zip(row.columns[heaviest].tolist(), row.weights[heaviest].tolist(), strict=True):
            if column in self._owners:
                owners.append(np.frombuffer(self._owners[column], np.int32)[-MOST_OWNERS:])
                parts.append(np.frombuffer(self._weights[column], np.float32)[-MOST_OWNERS:] * weight)
        if not owners:
            return []
        alike = np.bincount(np.concatenate(owners), np.concatenate(parts))
        found = np.flatnonzero(alike)
        if len(found) > MOST_FOUND:
            found = found[np.argpartition(-alike[found], MOST_FOUND)[:MOST_FOUND]]
        return [int(number) for number in found[np.lexsort((found, -alike[found]))]]

    def cosines(self, row: Row, numbers: Sequence[int]) -> NDArray[np.float64]:
        """Give the cosine (0-1) of a row with each of some, *Shape:* (n,)."""
        if not len(numbers) or not len(row.columns):
            return np.zeros(len(numbers))
        rows = [self.rows[number] for number in numbers]
        columns = np.concatenate([one.columns for one in rows])
        owners = np.repeat(np.arange(len(rows)), [len(one.columns) for one in rows])
        places = np.minimum(np.searchsorted(row.columns, columns), len(row.columns) - 1)
        shared = row.columns[places] == columns
        parts = np.concatenate([one.weights for one in rows])[shared] * row.weights[places[shared]]
        return np.bincount(owners[shared], parts, minlength=len(rows)).astype(np.float64)

    def table(self, numbers: Sequence[int]) -> NDArray[np.float64]:
        """Give the cosines (0-1) of some rows with each other, *Shape:* (n, n)."""
        rows = [self.rows[number] for number in numbers]
        columns, places = np.unique(np.concatenate([one.columns for one in rows]), return_inverse=True)
        dense = np.zeros((len(rows), len(columns)))
        owners = np.repeat(np.arange(len(rows)), [len(one.columns) for one in rows])
        dense[owners, places] = np.concatenate([one.weights for one in rows])
        return np.minimum(dense @ dense.T, 1.0)


def likenesses(rows: Sequence[Row], *, least: float) -> Iterator[list[tuple[int, float]]]:
    """For each row the numbers of the others whose cosine with it (0-1) is at least `least`, with it."""
    if not rows:
        return
    columns = np.concatenate([row.columns for row in rows])
    by_word = np.argsort(columns, kind="stable")
    sorted_columns = columns[by_word]
    owners = np.repeat(np.arange(len(rows)), [len(row.columns) for row in rows])[by_word]
    weights = np.concatenate([row.weights for row in rows])[by_word]
    for number, row in enumerate(rows):
        starts = np.searchsorted(sorted_columns, row.columns, "left")
        counts = np.searchsorted(sorted_columns, row.columns, "right") - starts
        ends = np.cumsum(counts)
        having = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - counts), counts)
        alike = np.bincount(owners[having], weights[having] * np.repeat(row.weights, counts), minlength=len(rows))
        alike[number] = 0.0
        found = np.flatnonzero(alike >= least)
        yield list(zip(found.tolist(), alike[found].tolist(), strict=True))
