"""New features from old ones: squares and a product, with which a straight boundary becomes a curve."""

import numpy as np


def quadratic_features(X):
    """Return the three quadratic features of two inputs: x1², x1 times x2, x2², and nothing else.

    X: (m, 2), the columns x1 and x2, without a column of ones    result: (m, 3)
    """
    ...
