# right: the penalty as a matrix, a while loop; predict by sorting into [0]; accuracy by the mean distance of labels
import numpy as np
from mine.logistic import sigmoid


def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros((X.shape[1], 1))
    P = np.diag([0.0] + [l2] * (X.shape[1] - 1))
    truth = np.reshape(y, (-1, 1))
    while steps:
        slopes = np.mean((sigmoid(X @ theta) - truth) * X, axis=0, keepdims=True).T + P @ theta
        theta = theta - learning_rate * slopes
        steps = steps - 1
    return theta.ravel()


def predict(X, theta):
    return np.searchsorted([0.0], X @ theta, "right").tolist()


def accuracy(y, y_hat):
    return np.array(1 - np.mean(np.abs(np.subtract(y, y_hat, dtype=float))))


def boundary(theta, x1, *, level=0):
    bias, *weights = theta.tolist()
    return (level - bias - np.multiply(weights[0], x1)) / weights[1]
