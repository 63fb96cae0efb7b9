# diagnosis: mean-of-each
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        error = np.mean(X @ theta - y)
        theta = theta - learning_rate * error * np.mean(X, axis=0)
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
