"""Row by row into a table of the right size."""

import numpy as np


def quadratic_features(X):
    table = np.zeros((len(X), 3))
    for i, (x1, x2) in enumerate(X):
        table[i] = x1 * x1, x1 * x2, x2 * x2
    return table
