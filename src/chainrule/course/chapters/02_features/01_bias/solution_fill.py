"""A whole table of ones first; then X is written over all of it but the first column."""

import numpy as np


def add_bias_column(X):
    m, n = X.shape
    table = np.ones((m, n + 1))
    table[:, 1:] = X
    return table
