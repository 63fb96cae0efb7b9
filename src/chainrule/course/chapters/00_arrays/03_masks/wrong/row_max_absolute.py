# diagnosis: absolute-values
import numpy as np


def row_max(X):
    return np.array([max(row, key=abs) for row in X])
