"""Number by number, as one would do it on paper."""

import numpy as np


def hypothesis(X, theta):
    m, n = X.shape
    predictions = np.zeros(m)
    for i in range(m):
        for j in range(n):
            predictions[i] += X[i, j] * theta[j]
    return predictions
