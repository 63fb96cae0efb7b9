# cause: The penalty itself, l2 / 2 times theta squared, is put into the gradient instead of its derivative l2 times theta.
# diagnosis: penalty-is-a-square
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        grad = X.T @ (sigmoid(X @ theta) - y) / len(y)
        reg = l2 / 2 * theta ** 2
        reg[0] = 0
        theta = theta - learning_rate * (grad + reg)
    return theta
