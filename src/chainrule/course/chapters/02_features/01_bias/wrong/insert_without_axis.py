# diagnosis: table-flattened
import numpy as np


def add_bias_column(X):
    return np.insert(X, 0, 1)
