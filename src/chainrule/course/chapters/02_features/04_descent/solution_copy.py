"""One copy at the start; it may be changed in place from then on. The history is an array of the final size."""

import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    theta = np.array(theta, dtype=float)
    history = np.zeros(steps + 1)
    for step in range(steps + 1):
        errors = X @ theta - y
        history[step] = errors @ errors / (2 * len(y))
        if step < steps:
            theta -= learning_rate * (errors @ X) / len(y)
    return theta, history
