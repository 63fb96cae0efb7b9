# diagnosis: bias-with-x
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        change = learning_rate * (y_i - (1 if x_i @ w + b >= 0 else 0)) * x_i
        w = w + change
        b = b + np.mean(change)
    return w, b
