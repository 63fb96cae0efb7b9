# diagnosis: weights-at-the-end
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    dw = np.zeros(w.shape)
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ w + b >= 0 else 0)
        dw += learning_rate * error * x_i
        b = b + learning_rate * error
    return w + dw, b
