# diagnosis: ones-on-both-sides
import numpy as np


def add_bias_column(X):
    one = np.ones((len(X), 1))
    return np.hstack([one, X, one])
