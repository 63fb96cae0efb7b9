"""The predictions for all examples at once: each is a weighted sum of one row."""

import numpy as np


def hypothesis(X, theta):
    """Return the prediction for every row of X.

    X: (m, n) with a first column of ones    theta: (n,) the bias first    result: (m,)
    """
    ...
