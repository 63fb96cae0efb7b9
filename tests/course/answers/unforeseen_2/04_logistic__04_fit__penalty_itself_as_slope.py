# cause: the penalty l2 / 2 * theta² itself is added to the gradient in place of its derivative l2 * theta
# diagnosis: penalty-is-a-square
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    m, n = X.shape
    theta = np.zeros(n)
    for i in range(steps):
        z = np.clip(X @ theta, -500, 500)
        p = 1 / (1 + np.exp(-z))
        grad = X.T @ (p - y) / m
        grad[1:] += l2 / 2 * theta[1:] ** 2
        theta = theta - learning_rate * grad
    return theta
