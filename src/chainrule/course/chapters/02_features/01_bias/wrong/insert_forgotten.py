# diagnosis: nothing-added
import numpy as np


def add_bias_column(X):
    np.insert(X, 0, 1, axis=1)
    return X
