# diagnosis: column-max
import numpy as np


def row_max(X):
    return np.max(X, axis=0)
