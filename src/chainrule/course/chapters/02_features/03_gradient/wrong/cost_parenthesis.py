# diagnosis: y-inside-the-hypothesis
import numpy as np


def cost(X, y, theta):
    m = X.shape[0]
    total = 0
    for i in range(m):
        total += np.dot(X[i] - y[i], theta) ** 2
    return total / (2 * m)
