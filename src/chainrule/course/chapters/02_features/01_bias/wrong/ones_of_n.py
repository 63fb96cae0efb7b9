# diagnosis: as-many-ones-as-features
import numpy as np


def add_bias_column(X):
    n = len(X[0])
    return np.concatenate([np.ones((n, 1)), X], axis=1)
