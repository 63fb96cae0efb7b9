# diagnosis: unit-length
import numpy as np


def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    slopes = X.T @ errors / m
    return theta - learning_rate * slopes / np.linalg.norm(slopes)
