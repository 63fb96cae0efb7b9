# diagnosis: rate-changes
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        theta = theta - learning_rate * X.T @ (X @ theta - y) / len(y)
        learning_rate = learning_rate * 0.9
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
