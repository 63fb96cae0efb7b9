# right: labels as signs -1 and 1, sigmoid from the package mine; numeric_gradient from a generator with fromiter
import numpy as np
from mine.logistic import sigmoid


def gradient(X, y, theta):
    sign = 2 * np.asarray(y, dtype=float) - 1
    pull = sign * sigmoid(-sign * (X @ theta))
    return -np.tensordot(pull, X, axes=1) / X.shape[0]


def numeric_gradient(f, theta, h):
    def sides(j):
        for sign in (1, -1):
            yield sign * f(np.array([one + sign * h * (k == j) for k, one in enumerate(theta)]))

    return np.fromiter((sum(sides(j)) / (h + h) for j in range(len(theta))), dtype=float)
