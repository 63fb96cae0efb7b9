"""Example by example, and feature by feature, as one would do it on paper."""

import numpy as np


def cost(X, y, theta):
    total = 0.0
    for row, true in zip(X, y):
        total += (np.dot(row, theta) - true) ** 2
    return total / (2 * len(y))


def gradient(X, y, theta):
    m, n = X.shape
    slopes = np.zeros(n)
    for i in range(m):
        error = np.dot(X[i], theta) - y[i]
        for j in range(n):
            slopes[j] += error * X[i, j] / m
    return slopes


def sheet_cost(X, y, theta):
    return cost(X, y, theta)


def sheet_step(X, y, theta, learning_rate):
    slopes = gradient(X, y, theta)
    return np.array([theta[j] - learning_rate * slopes[j] for j in range(len(theta))])
