# diagnosis: ones-added-again
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    X = np.hstack([np.ones((len(X), 1)), X])
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        p = 1 / (1 + np.exp(-(X @ theta)))
        pull = l2 * theta
        pull[0] = 0
        g = X.T @ (p - y) / len(y) + pull
        theta = theta - learning_rate * g
    return theta
