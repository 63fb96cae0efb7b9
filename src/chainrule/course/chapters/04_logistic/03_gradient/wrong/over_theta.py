# diagnosis: divided-by-theta
import numpy as np


def numeric_gradient(f, theta, h):
    g = []
    for j, e in enumerate(h * np.eye(len(theta))):
        g.append((f(theta + e) - f(theta - e)) / (2 * theta[j]))
    return np.array(g)
