# diagnosis: all-at-once-averaged
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    if len(y) == 0:
        return w, b
    errors = y - (X @ w + b >= 0).astype(int)
    return w + learning_rate * np.mean(errors[:, None] * X, axis=0), b + learning_rate * np.mean(errors)
