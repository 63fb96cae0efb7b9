# diagnosis: tie-as-mistake
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    labels = np.where(y == 1, 1, -1)
    for x_i, t in zip(X, labels):
        if t * (x_i @ w + b) <= 0:
            w = w + learning_rate * t * x_i
            b = b + learning_rate * t
    return w, b
