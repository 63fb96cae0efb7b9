# diagnosis: decimals-lost
import numpy as np


def add_bias_column(X):
    m, n = X.shape
    out = np.ones((m, n + 1), dtype=int)
    for i in range(m):
        for j in range(n):
            out[i, j + 1] = X[i, j]
    return out
