# diagnosis: around-zero
import numpy as np


def numeric_gradient(f, theta, h):
    g = np.zeros(len(theta))
    for j in range(len(theta)):
        up, down = np.zeros(len(theta)), np.zeros(len(theta))
        up[j], down[j] = h, -h
        g[j] = (f(up) - f(down)) / (2 * h)
    return g
