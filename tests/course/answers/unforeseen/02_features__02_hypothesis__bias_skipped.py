# cause: The inner loop begins at column 1, so that the bias theta[0] is left out of every prediction.
# diagnosis: bias-forgotten
import numpy as np


def hypothesis(X, theta):
    m, n = X.shape
    result = np.zeros(m)
    for i in range(m):
        for j in range(1, n):
            result[i] += X[i, j] * theta[j]
    return result
