# diagnosis: rate-decays
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        p = 1 / (1 + np.exp(-(X @ theta)))
        pull = l2 * theta
        pull[0] = 0
        g = X.T @ (p - y) / len(y) + pull
        theta = theta - learning_rate * 0.95**k * g
    return theta
