# diagnosis: half-steps
import numpy as np


def numeric_gradient(f, theta, h):
    g = np.zeros(len(theta))
    for j in range(len(theta)):
        e = np.zeros(len(theta))
        e[j] = h / 2
        g[j] = (f(theta + e) - f(theta - e)) / h
    return g
