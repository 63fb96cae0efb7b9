"""The bias as the last weight: every point gets one more feature, which is always 1."""

import numpy as np


def with_one(X):
    return np.column_stack([X, np.ones(len(X))])


def perceptron_step(X, y, w, b, learning_rate):
    theta = np.append(w, b)
    for point, label in zip(with_one(X), y):
        error = label - np.heaviside(point @ theta, 1.0)
        if error:
            theta = theta + learning_rate * error * point
    return theta[:-1], theta[-1]


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        if np.array_equal(np.heaviside(X @ w + b, 1.0), y):
            return w, b
        order = np.argsort(rng.random(len(X)))
        w, b = perceptron_step(X[order], y[order], w, b, learning_rate)
    return w, b
