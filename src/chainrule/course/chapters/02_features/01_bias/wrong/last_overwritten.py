# diagnosis: last-feature-overwritten
import numpy as np


def add_bias_column(X):
    new = np.array(X, dtype=float)
    new[:, -1] = 1.0
    return new
