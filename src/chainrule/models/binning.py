"""The values of a table as small whole numbers in the same order: all that a tree needs to choose its cuts."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


class Codes(NamedTuple):
    """A table whose values were numbered, feature by feature, in ascending order.

    Attributes:
        codes: (n_features, m) the bin of each value, or empty if every distinct value has its own number.
        order: (n_features, m) keys `number << 32 | row`, ascending, or empty if values share bins.
        lowest: for each feature the smallest value with each number.
        highest: for each feature the greatest value with each number.
    """

    codes: NDArray[np.uint8]
    order: NDArray[np.int64]
    lowest: list[Array]
    highest: list[Array]

    def thresholds(self, feature: Array, low: Array, high: Array) -> NDArray[np.float64]:
        """Halfway between the greatest value of number `low` and the smallest of number `high`; NaN at leaves."""
        threshold = np.full(len(feature), np.nan)
        for f in np.unique(feature[feature >= 0]):
            here = feature == f
            below = self.highest[f][low[here]].astype(np.float64)
            above = self.lowest[f][high[here]].astype(np.float64)
            middle = below / 2 + above / 2
            # neighbours among floats have nothing between them
            threshold[here] = np.where((middle < above) & (middle >= below), middle, below)
        return threshold


def number_values(X: Array) -> Codes:
    """Give every distinct value of a feature its own number, for exact splits."""
    m, n_features = X.shape
    order = np.empty((n_features, m), np.int64)
    distinct: list[Array] = []
    for f in range(n_features):
        rows = np.argsort(X[:, f])
        values = X[rows, f]
        new = np.append(True, values[1:] != values[:-1])
        order[f] = (np.cumsum(new) - 1) << 32 | rows
        distinct.append(values[new])
    return Codes(np.empty((0, 0), np.uint8), order, distinct, distinct)


def bin_values(X: Array, max_bins: int) -> Codes:
    """Share out the values of each feature among bins of about equally many rows; equal values share a bin.

    With as many bins as distinct values, or more, each value has its own.
    """
    m, n_features = X.shape
    codes = np.empty((n_features, m), np.uint8)
    lowest: list[Array] = []
    highest: list[Array] = []
    for f in range(n_features):
        rows = np.argsort(X[:, f])
        values = X[rows, f]
        starts = np.flatnonzero(np.append(True, values[1:] != values[:-1]))
        if len(starts) > max_bins:
            # a value that many rows have counts as no more than a bin's share, so that the others get theirs
            counts = np.minimum(np.diff(np.append(starts, m)), m / max_bins)
            bins = ((np.cumsum(counts) - counts) * (max_bins / counts.sum())).astype(np.int64)
            starts = starts[np.append(True, bins[1:] != bins[:-1])]
        stops = np.append(starts[1:], m)
        codes[f, rows] = np.repeat(np.arange(len(starts), dtype=np.uint8), stops - starts)
        lowest.append(values[starts])
        highest.append(values[stops - 1])
    return Codes(codes, np.empty((0, 0), np.int64), lowest, highest)
