# diagnosis: newton
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        p = 1 / (1 + np.exp(-(X @ theta)))
        pull = l2 * theta
        pull[0] = 0
        H = X.T @ np.diag(p * (1 - p)) @ X / len(y) + l2 * np.diag([0] + [1] * (len(theta) - 1))
        g = X.T @ (p - y) / len(y) + pull
        theta = theta - learning_rate * np.linalg.solve(H, g)
    return theta
