# diagnosis: relative-steps
import numpy as np


def numeric_gradient(f, theta, h):
    g = np.zeros(len(theta))
    for j in range(len(theta)):
        d = np.zeros(len(theta))
        d[j] = h * abs(theta[j])
        g[j] = (f(theta + d) - f(theta - d)) / (2 * d[j])
    return g
