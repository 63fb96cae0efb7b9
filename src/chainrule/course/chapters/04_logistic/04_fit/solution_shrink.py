"""The penalty as a shrinking of the weights, and the answers from the probabilities."""

import numpy as np


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        pull = np.mean((sigmoid(X @ theta) - y)[:, np.newaxis] * X, axis=0)
        theta[1:] *= 1 - learning_rate * l2
        theta -= learning_rate * pull
    return theta


def predict(X, theta):
    return np.where(sigmoid(X @ theta) >= 0.5, 1, 0)


def accuracy(y, y_hat):
    return 1 - np.count_nonzero(y != y_hat) / len(y)


def boundary(theta, x1):
    bias, w1, w2 = theta
    return -bias / w2 - w1 / w2 * x1
