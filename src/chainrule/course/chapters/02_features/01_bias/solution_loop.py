"""Row by row: a 1, and then the features of that row."""

import numpy as np


def add_bias_column(X):
    return np.array([[1.0, *row] for row in X])
