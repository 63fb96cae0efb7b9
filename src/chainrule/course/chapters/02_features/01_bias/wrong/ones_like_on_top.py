# diagnosis: table-of-ones-on-top
import numpy as np


def add_bias_column(X):
    ones = np.ones(X.shape)
    return np.concatenate((ones, X))
