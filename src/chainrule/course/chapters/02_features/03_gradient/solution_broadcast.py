"""The errors as a column beside X: each row is multiplied by its own error, then the mean goes down the columns."""

import numpy as np


def cost(X, y, theta):
    return 0.5 * np.mean(np.square(y - X @ theta))


def gradient(X, y, theta):
    errors = X @ theta - y
    return np.mean(X * errors[:, np.newaxis], axis=0)


def sheet_cost(X, y, theta):
    errors = X @ theta - y
    return np.mean(errors**2) / 2


def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    return theta - learning_rate / m * (X.T @ errors)
