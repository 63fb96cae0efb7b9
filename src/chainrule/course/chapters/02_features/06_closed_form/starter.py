"""The lowest point of the cost without walking: where the gradient is zero."""

import numpy as np


def fit_closed_form(X, y):
    """Return theta, the parameters with the smallest sum of squared errors of X @ theta.

    X: (m, n) features, the column of ones included    y: (m,)    result: (n,)
    Where many parameters are equally good (columns that repeat each other, fewer rows than columns), return the
    shortest of them: that with the smallest sum of squares.
    """
    ...
