# right: tables of True and False, xor, a sign factor in place of where, reduce over columns, a count by ==
from functools import reduce

import numpy as np


def one_hot(y, n_classes):
    return np.eye(n_classes, dtype=bool)[y]


def reverse(x):
    return x[np.arange(len(x)) * -1 - 1]


def chessboard(n):
    odd = np.arange(n) % 2 == 1
    return np.logical_xor.outer(odd, odd)


def min_max(x):
    return np.array([np.partition(x, 0)[0], -np.partition(-x, 0)[0]])


def row_max(X):
    return reduce(np.maximum, X.T).copy()


def negate_between(x, low, high):
    between = np.logical_and(np.less(x, high), np.greater(x, low))
    return x * (1 - 2 * between)


def count_nan(X):
    return X.size - np.count_nonzero(X == X)
