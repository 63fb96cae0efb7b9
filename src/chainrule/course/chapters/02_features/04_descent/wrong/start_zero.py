# diagnosis: history-start-left-zero
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [0.0]
    for _ in range(steps):
        theta = theta - learning_rate * (X @ theta - y) @ X / len(y)
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
