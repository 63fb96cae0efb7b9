# diagnosis: row-for-column
import numpy as np


def add_bias_column(X):
    return np.insert(X, 0, 1, axis=0)
