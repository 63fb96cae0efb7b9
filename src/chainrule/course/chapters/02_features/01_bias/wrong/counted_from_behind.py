# diagnosis: ones-before-the-last
import numpy as np


def add_bias_column(X):
    return np.insert(X, -1, 1, axis=1)
