# diagnosis: one-number-for-all
import numpy as np


def numeric_gradient(f, theta, h):
    total = 0
    for e in h * np.eye(len(theta)):
        total += (f(theta + e) - f(theta - e)) / (2 * h)
    return total
