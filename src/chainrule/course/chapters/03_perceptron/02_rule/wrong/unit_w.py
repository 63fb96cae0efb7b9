# diagnosis: unit-length
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        change = learning_rate * (y_i - (1 if x_i @ w + b >= 0 else 0))
        w = w + change * x_i
        b = b + change
    return w / np.linalg.norm(w), b
