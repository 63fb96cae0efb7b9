# diagnosis: one-added
import numpy as np


def add_bias_column(X):
    m, n = X.shape
    return np.ones((m, n)) + X
