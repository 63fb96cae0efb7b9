# diagnosis: starts-at-zero
import numpy as np


def row_max(X):
    result = np.zeros(X.shape[0])
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            if X[i, j] > result[i]:
                result[i] = X[i, j]
    return result
