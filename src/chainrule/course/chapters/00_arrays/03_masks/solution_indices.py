"""The same tools with other parts of NumPy: comparing with a row of numbers, sorting, NaN's own oddity."""

import numpy as np


def one_hot(y, n_classes):
    return (y[:, None] == np.arange(n_classes)).astype(float)


def reverse(x):
    return np.flip(x).copy()


def chessboard(n):
    rows, columns = np.indices((n, n))
    return (rows + columns) % 2


def min_max(x):
    in_order = np.sort(x)
    return in_order[0], in_order[-1]


def row_max(X):
    return X[np.arange(len(X)), X.argmax(axis=1)]


def negate_between(x, low, high):
    result = np.array(x)
    result[(low < x) & (x < high)] *= -1
    return result


def count_nan(X):
    return np.count_nonzero(X != X)
