# diagnosis: signs-of-slopes
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        slopes = X.T @ (X @ theta - y) / len(y)
        theta = theta - learning_rate * np.where(slopes > 0, 1, -1)
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
