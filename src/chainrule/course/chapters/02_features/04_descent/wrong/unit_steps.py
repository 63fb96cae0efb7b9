# diagnosis: unit-length
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        direction = X.T @ (X @ theta - y)
        direction = direction / np.linalg.norm(direction)
        theta = theta - learning_rate * direction
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
