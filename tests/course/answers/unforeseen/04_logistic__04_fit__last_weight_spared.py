# cause: The penalty is switched off for the last entry of theta instead of for the first, the bias.
# diagnosis: last-weight-spared
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    m, n = X.shape
    theta = np.zeros(n)
    mask = np.ones(n)
    mask[-1] = 0   # not the bias
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(X @ theta)))
        grad = X.T @ (p - y) / m + l2 * mask * theta
        theta = theta - learning_rate * grad
    return theta
