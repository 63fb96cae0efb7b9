# diagnosis: all-at-once
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    y_hat = np.where(X @ w + b >= 0, 1, 0)
    error = y - y_hat
    return w + learning_rate * X.T @ error, b + learning_rate * np.sum(error)
