# diagnosis: last-feature-forgotten
import numpy as np


def hypothesis(X, theta):
    m, n = X.shape
    h = np.zeros(m)
    for i in range(m):
        for j in range(n - 1):
            h[i] += theta[j] * X[i, j]
    return h
