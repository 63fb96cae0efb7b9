# cause: The penalty is applied to all of theta, the bias theta[0] included.
# diagnosis: bias-punished
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    m, n = X.shape
    theta = np.zeros(n)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(X @ theta)))
        grad = X.T @ (p - y) / m + l2 * theta
        theta = theta - learning_rate * grad
    return theta
