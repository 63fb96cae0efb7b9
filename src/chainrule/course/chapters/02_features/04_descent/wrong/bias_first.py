# diagnosis: bias-moved-first
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    theta = theta.copy()
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        theta[0] -= learning_rate * np.mean(X @ theta - y)
        theta[1:] -= learning_rate * X[:, 1:].T @ (X @ theta - y) / len(y)
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
