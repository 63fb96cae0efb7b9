# diagnosis: theta-shrinks
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        slopes = X.T @ (X @ theta - y) / len(y)
        theta = learning_rate * (theta - slopes)
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
