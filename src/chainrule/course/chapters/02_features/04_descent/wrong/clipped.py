# diagnosis: slopes-clipped
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        slopes = np.clip(X.T @ (X @ theta - y) / len(y), -1, 1)
        theta = theta - learning_rate * slopes
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
