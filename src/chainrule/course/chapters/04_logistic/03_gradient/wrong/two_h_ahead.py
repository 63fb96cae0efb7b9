# diagnosis: one-sided-wide
import numpy as np


def numeric_gradient(f, theta, h):
    E = np.eye(len(theta))
    return np.array([(f(theta + 2 * h * e) - f(theta)) / (2 * h) for e in E])
