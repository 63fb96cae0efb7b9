"""Component by component: all slopes first, from the old theta; only then does any component move."""

import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    m, n = X.shape
    now = list(theta)
    history = []
    for step in range(steps + 1):
        errors = [np.dot(X[i], now) - y[i] for i in range(m)]
        history.append(sum(error**2 for error in errors) / (2 * m))
        if step < steps:
            slopes = [sum(errors[i] * X[i, j] for i in range(m)) / m for j in range(n)]
            now = [now[j] - learning_rate * slopes[j] for j in range(n)]
    return now, history
