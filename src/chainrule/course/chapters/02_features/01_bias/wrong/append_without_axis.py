# diagnosis: table-flattened-behind-ones
import numpy as np


def add_bias_column(X):
    ones = np.ones((X.shape[0], 1))
    return np.append(ones, X)
