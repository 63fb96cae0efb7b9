"""A column of ones before the features: the bias becomes a weight like any other."""

import numpy as np


def add_bias_column(X):
    m = X.shape[0]
    ones = np.ones((m, 1))
    return np.hstack([ones, X])
