# diagnosis: both-diagonals
import numpy as np


def identity(n):
    X = np.eye(n)
    for i in range(n):
        X[i, n - 1 - i] = 1
    return X
