"""Bring every column to the range from -1 to 1, so that the valley of the cost gets round."""

import numpy as np


def fit_range(X):
    """Return (low, high): the smallest and the largest value of every column.

    X: (m, n) the training data    low, high: (n,)
    """
    ...


def scale(X, low, high):
    """Return X with every column moved and stretched so that its low becomes -1 and its high becomes 1.

    X: (m, n) any data    low, high: (n,) the range of the training data    result: (m, n)
    Where low and high are equal, the column cannot be stretched: there the training value becomes 0.
    """
    ...
