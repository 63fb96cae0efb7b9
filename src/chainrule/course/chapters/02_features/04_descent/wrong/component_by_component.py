# diagnosis: one-component-at-a-time
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    theta = theta.copy()
    m, n = X.shape
    history = [np.sum((X @ theta - y) ** 2) / (2 * m)]
    for _ in range(steps):
        for j in range(n):
            theta[j] = theta[j] - learning_rate / m * np.sum((X @ theta - y) * X[:, j])
        history.append(np.sum((X @ theta - y) ** 2) / (2 * m))
    return theta, history
