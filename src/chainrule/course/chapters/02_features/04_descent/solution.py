"""Gradient descent for any number of features, with the history of the cost."""

import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    errors = X @ theta - y
    history = [np.mean(errors**2) / 2]
    for _ in range(steps):
        slopes = X.T @ errors / len(y)
        theta = theta - learning_rate * slopes
        errors = X @ theta - y
        history.append(np.mean(errors**2) / 2)
    return theta, history
