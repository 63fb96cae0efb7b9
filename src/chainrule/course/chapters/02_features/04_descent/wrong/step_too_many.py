# diagnosis: history-before-the-last-step
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = []
    for _ in range(steps + 1):
        error = X @ theta - y
        history.append(np.mean(error**2) / 2)
        theta = theta - learning_rate * X.T @ error / len(y)
    return theta, history
