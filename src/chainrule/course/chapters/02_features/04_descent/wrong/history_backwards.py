# diagnosis: history-reversed
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    J = lambda t: np.mean((X @ t - y) ** 2) / 2
    history = [J(theta)]
    for _ in range(steps):
        theta = theta - learning_rate * X.T @ (X @ theta - y) / len(y)
        history.insert(0, J(theta))
    return theta, history
