"""The values of a table as small whole numbers in the same order: all that a tree needs to choose its cuts."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


class Ranks(NamedTuple):
    """A table in which every distinct value of a feature has its own number, for exact splits.

    Attributes:
        order: (n_features, m) keys `number << 32 | row`, ascending.
        values: for each feature its distinct values, ascending.
    """

    order: NDArray[np.int64]
    values: list[Array]

    def thresholds(self, feature: Array, low: Array, high: Array) -> NDArray[np.float64]:
        """Halfway between the values on both sides of each cut; NaN at leaves."""
        threshold = np.full(len(feature), np.nan)
        for f in np.unique(feature[feature >= 0]):
            here = feature == f
            threshold[here] = _between(self.values[f][low[here]], self.values[f][high[here]])
        return threshold


class Bins(NamedTuple):
    """A table whose values share bins, for splits by histogram.

    Attributes:
        codes: (n_features, m) the bin of each value.
        edges: the upper edges of the bins of feature 0, but for the last bin, then those of feature 1, ...
        starts: (n_features + 1,) where the edges of each feature begin.
    """

    codes: NDArray[np.uint8]
    edges: NDArray[np.float64]
    starts: NDArray[np.int64]

    def thresholds(self, feature: Array, low: Array, high: Array) -> NDArray[np.float64]:
        """The edge halfway between the bins on both sides of each cut; NaN at leaves."""
        threshold = np.full(len(feature), np.nan)
        inner = feature >= 0
        threshold[inner] = self.edges[self.starts[feature[inner]] + (low[inner] + high[inner] - 1) // 2]
        return threshold


def rank_values(X: Array) -> Ranks:
    """Number the distinct values of each feature of X (m, n_features)."""
    m, n_features = X.shape
    order = np.empty((n_features, m), np.int64)
    distinct: list[Array] = []
    for f in range(n_features):
        rows = np.argsort(X[:, f])
        values = X[rows, f]
        new = np.append(True, values[1:] != values[:-1])
        order[f] = (np.cumsum(new) - 1) << 32 | rows
        distinct.append(values[new])
    return Ranks(order, distinct)


def bin_values(X: Array, max_bins: int) -> Bins:
    """Share out the values of each feature of X (m, n_features) among bins of about equally many rows.

    Equal values share a bin. With as many bins as distinct values, or more, each value has its own.
    """
    m, n_features = X.shape
    codes = np.empty((n_features, m), np.uint8)
    edges: list[Array] = []
    for f in range(n_features):
        rows = np.argsort(X[:, f])
        values = X[rows, f]
        starts = np.flatnonzero(np.append(True, values[1:] != values[:-1]))
        if len(starts) > max_bins:
            # a value that many rows have counts as no more than a bin's share, so that the others get theirs
            counts = np.minimum(np.diff(np.append(starts, m)), m / max_bins)
            bins = ((np.cumsum(counts) - counts) * (max_bins / counts.sum())).astype(np.int64)
            starts = starts[np.append(True, bins[1:] != bins[:-1])]
        widths = np.diff(np.append(starts, m))
        codes[f, rows] = np.repeat(np.arange(len(starts), dtype=np.uint8), widths)
        edges.append(_between(values[starts[1:] - 1], values[starts[1:]]))
    return Bins(codes, np.concatenate(edges), np.cumsum([0, *map(len, edges)]))


def _between(below: Array, above: Array) -> NDArray[np.float64]:
    """The middle, or what is below where nothing lies between two neighbouring floats."""
    below, above = below.astype(np.float64), above.astype(np.float64)
    middle = below / 2 + above / 2
    return np.where((middle >= below) & (middle < above), middle, below)
