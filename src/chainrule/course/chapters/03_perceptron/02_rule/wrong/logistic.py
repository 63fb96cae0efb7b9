# diagnosis: sigmoid-for-step
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        p = 1 / (1 + np.exp(-(x_i @ w + b)))
        w = w + learning_rate * (y_i - p) * x_i
        b = b + learning_rate * (y_i - p)
    return w, b
