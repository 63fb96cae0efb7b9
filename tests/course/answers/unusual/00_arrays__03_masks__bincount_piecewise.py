# right: bincount for the table, a sum of indices for the board, sorted rows, piecewise, a sum of NaN masks per row
import numpy as np


def one_hot(y, n_classes):
    places = np.arange(len(y)) * n_classes + np.asarray(y, dtype=int)
    return np.bincount(places, minlength=len(y) * n_classes).reshape(len(y), n_classes)


def chessboard(n):
    return (1 - (-1.0) ** np.add.outer(np.arange(n), np.arange(n))) / 2


def row_max(X):
    return np.sort(X, axis=-1)[..., -1]


def negate_between(x, low, high):
    return np.piecewise(x, [(x > low) & (x < high)], [np.negative, np.positive])


def count_nan(X):
    return np.asarray(np.isnan(X).sum(axis=1).sum())
