# diagnosis: sum-of-squares-descended
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        theta = theta - learning_rate * 2 * X.T @ (X @ theta - y)
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
