# diagnosis: same-array
import numpy as np


def numeric_gradient(f, theta, h):
    g = np.zeros(len(theta))
    for j in range(len(theta)):
        moved = theta.copy()
        up = moved
        down = moved
        up[j] += h
        down[j] -= h
        g[j] = (f(up) - f(down)) / (2 * h)
    return g
