# diagnosis: second-derivative
import numpy as np


def numeric_gradient(f, theta, h):
    g = []
    for e in h * np.eye(len(theta)):
        g.append((f(theta + e) + f(theta - e) - 2 * f(theta)) / h**2)
    return np.array(g)
