# diagnosis: momentum
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    v = 0
    for _ in range(steps):
        v = 0.9 * v - learning_rate * X.T @ (X @ theta - y) / len(y)
        theta = theta + v
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
