"""Logistic regression from start to finish: learn theta, answer yes or no, and see where the answer changes."""

import numpy as np


def fit(X, y, learning_rate, steps, l2):
    m, n = X.shape
    theta = np.zeros(n)
    punished = np.ones(n)
    punished[0] = 0
    for _ in range(steps):
        errors = _sigmoid(X @ theta) - y
        theta = theta - learning_rate * (X.T @ errors / m + l2 * punished * theta)
    return theta


def predict(X, theta):
    return (X @ theta >= 0).astype(int)


def accuracy(y, y_hat):
    return np.mean(y == y_hat)


def boundary(theta, x1):
    return -(theta[0] + theta[1] * x1) / theta[2]


def _sigmoid(z):
    decay = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + decay), decay / (1 + decay))
