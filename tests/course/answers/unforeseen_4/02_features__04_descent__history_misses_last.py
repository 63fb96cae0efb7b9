# cause: The cost is appended only before each step, so the cost after the last step is missing and history has steps numbers instead of steps + 1.
# diagnosis: history-without-end
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = []
    m = len(y)
    for i in range(steps):
        errors = X @ theta - y
        history.append(np.sum(errors ** 2) / (2 * m))
        theta = theta - learning_rate * (X.T @ errors) / m
    return theta, history
