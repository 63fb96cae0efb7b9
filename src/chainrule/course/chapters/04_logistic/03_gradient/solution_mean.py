"""The errors as a column beside the table: weigh every row, then average each column."""

import numpy as np


def gradient(X, y, theta):
    p = (1 + np.tanh(X @ theta / 2)) / 2
    return np.mean((p - y)[:, np.newaxis] * X, axis=0)


def numeric_gradient(f, theta, h):
    def along(direction):
        return (f(theta + h * direction) - f(theta - h * direction)) / (2 * h)

    return np.array([along(direction) for direction in np.identity(theta.size)])
