# diagnosis: last-change-returned
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    slopes = X.T @ (X @ theta - y) / len(y)
    for _ in range(steps):
        theta = theta - learning_rate * slopes
        slopes = X.T @ (X @ theta - y) / len(y)
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return slopes, history
