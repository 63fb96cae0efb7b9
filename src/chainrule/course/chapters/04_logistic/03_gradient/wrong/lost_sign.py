# diagnosis: absolute
import numpy as np


def numeric_gradient(f, theta, h):
    return np.array([abs(f(theta + e) - f(theta - e)) / (2 * h) for e in h * np.eye(len(theta))])
