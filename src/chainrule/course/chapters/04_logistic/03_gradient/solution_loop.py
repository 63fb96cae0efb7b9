"""Row by row, and component by component, as one would do it on paper."""

import numpy as np


def gradient(X, y, theta):
    total = np.zeros(len(theta))
    for row, truth in zip(X, y):
        total += (sigmoid(row @ theta) - truth) * row
    return total / len(X)


def numeric_gradient(f, theta, h):
    result = np.zeros(len(theta))
    for j in range(len(theta)):
        moved = np.array(theta, dtype=float)
        moved[j] = theta[j] + h
        above = f(moved)
        moved[j] = theta[j] - h
        below = f(moved)
        result[j] = (above - below) / 2 / h
    return result


def sigmoid(z):
    return 1 / (1 + np.exp(-z)) if z >= 0 else np.exp(z) / (1 + np.exp(z))
