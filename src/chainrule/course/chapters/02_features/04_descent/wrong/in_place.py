# diagnosis: input-changed theta
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    m = len(y)
    history = [np.sum((X @ theta - y) ** 2) / (2 * m)]
    for _ in range(steps):
        theta -= learning_rate * X.T @ (X @ theta - y) / m
        history.append(np.sum((X @ theta - y) ** 2) / (2 * m))
    return theta, history
