# diagnosis: steps-half-as-long
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    m = len(y)
    history = [1 / (2 * m) * np.sum((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - learning_rate * 1 / (2 * m) * X.T @ (X @ theta - y)
        history.append(1 / (2 * m) * np.sum((X @ theta - y) ** 2))
    return theta, history
