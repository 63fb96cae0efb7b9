# diagnosis: difference-quotient
import numpy as np


def gradient(X, y, theta):
    h = 1e-3
    result = []
    for j in range(len(theta)):
        more = np.array(theta)
        more[j] += h
        result.append((cost(X, y, more) - cost(X, y, theta)) / h)
    return np.array(result)
