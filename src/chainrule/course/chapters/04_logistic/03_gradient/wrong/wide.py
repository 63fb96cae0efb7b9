# diagnosis: wide-steps
import numpy as np


def numeric_gradient(f, theta, h):
    d = 2 * h
    return np.array([(f(theta + e) - f(theta - e)) / (2 * d) for e in d * np.eye(len(theta))])
