"""A column of ones before the features: the bias becomes a weight like any other."""

import numpy as np


def add_bias_column(X):
    """Return a new array with a column of ones before the columns of X.

    X: (m, n) one row an example, one column a feature    result: (m, n + 1)
    """
    ...
