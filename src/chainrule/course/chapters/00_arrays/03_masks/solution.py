"""Seven small tools that pick cells out of an array: by their place, or by what is in them."""

import numpy as np


def one_hot(y, n_classes):
    table = np.zeros((len(y), n_classes))
    table[np.arange(len(y)), y] = 1
    return table


def reverse(x):
    return x[::-1]


def chessboard(n):
    board = np.zeros((n, n))
    board[0::2, 1::2] = 1
    board[1::2, 0::2] = 1
    return board


def min_max(x):
    return x.min(), x.max()


def row_max(X):
    return X.max(axis=1)


def negate_between(x, low, high):
    between = (x > low) & (x < high)
    return np.where(between, -x, x)


def count_nan(X):
    return np.isnan(X).sum()
