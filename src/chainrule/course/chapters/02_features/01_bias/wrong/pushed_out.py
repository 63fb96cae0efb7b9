# diagnosis: last-feature-lost
import numpy as np


def add_bias_column(X):
    table = np.ones(X.shape)
    for i in range(X.shape[0]):
        for j in range(1, X.shape[1]):
            table[i, j] = X[i, j - 1]
    return table
