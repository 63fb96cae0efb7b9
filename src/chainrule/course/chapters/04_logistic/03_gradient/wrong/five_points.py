# diagnosis: five-points
import numpy as np


def numeric_gradient(f, theta, h):
    g = []
    for e in h * np.eye(len(theta)):
        g.append((f(theta - 2 * e) - 8 * f(theta - e) + 8 * f(theta + e) - f(theta + 2 * e)) / (12 * h))
    return np.array(g)
