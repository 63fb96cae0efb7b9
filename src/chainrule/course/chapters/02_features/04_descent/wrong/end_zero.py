# diagnosis: history-end-left-zero
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = np.zeros(steps + 1)
    for t in range(steps):
        history[t] = np.sum((X @ theta - y) ** 2) / (2 * len(y))
        theta = theta - learning_rate / len(y) * X.T @ (X @ theta - y)
    return theta, history
