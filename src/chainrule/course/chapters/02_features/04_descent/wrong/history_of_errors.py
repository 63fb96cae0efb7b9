# diagnosis: history-without-squares
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean(X @ theta - y)]
    for _ in range(steps):
        theta = theta - learning_rate * X.T @ (X @ theta - y) / len(y)
        history.append(np.mean(X @ theta - y))
    return theta, history
