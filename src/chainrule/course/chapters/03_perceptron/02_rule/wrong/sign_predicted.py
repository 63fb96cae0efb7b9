# diagnosis: prediction-minus-one
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        y_hat = np.where(x_i @ w + b >= 0, 1, -1)
        w = w + learning_rate * (y_i - y_hat) * x_i
        b = b + learning_rate * (y_i - y_hat)
    return w, b
