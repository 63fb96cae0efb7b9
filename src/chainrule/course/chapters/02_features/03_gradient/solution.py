"""How wrong the predictions are, and how that changes with every weight; and two formula sheets, mended."""

import numpy as np


def cost(X, y, theta):
    return np.mean((X @ theta - y) ** 2) / 2


def gradient(X, y, theta):
    return X.T @ (X @ theta - y) / len(y)


def sheet_cost(X, y, theta):
    m = len(y)
    errors = X @ theta - y
    return np.sum(errors**2) / (2 * m)


def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    slopes = X.T @ errors / m
    return theta - learning_rate * slopes
