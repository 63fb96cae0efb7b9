# diagnosis: ones-without-column
import numpy as np


def add_bias_column(X):
    m = len(X)
    ones = np.ones(m)
    return np.hstack((ones, X))
