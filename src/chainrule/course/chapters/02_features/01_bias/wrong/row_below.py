# diagnosis: row-below
import numpy as np


def add_bias_column(X):
    ones = np.ones((1, X.shape[1]))
    return np.append(X, ones, axis=0)
