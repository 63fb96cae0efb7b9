# diagnosis: mean-forgotten
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        error = np.dot(X, theta) - y
        theta = theta - learning_rate * np.dot(X.T, error)
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
