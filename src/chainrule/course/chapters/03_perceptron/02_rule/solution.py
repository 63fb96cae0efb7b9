"""The perceptron's rule: after each mistake, a step towards the point or away from it."""

import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        y_hat = 1 if x_i @ w + b >= 0 else 0
        change = learning_rate * (y_i - y_hat)
        w = w + change * x_i
        b = b + change
    return w, b


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = perceptron_step(X[order], y[order], w, b, learning_rate)
        if np.all((X @ w + b >= 0) == (y == 1)):
            break
    return w, b
