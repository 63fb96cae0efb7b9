# diagnosis: own-h
import numpy as np


def numeric_gradient(f, theta, h):
    h = 1e-6
    return np.array([(f(theta + e) - f(theta - e)) / (2 * h) for e in h * np.eye(len(theta))])
