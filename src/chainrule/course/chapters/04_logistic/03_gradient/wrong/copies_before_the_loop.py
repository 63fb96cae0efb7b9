# diagnosis: moved-on
import numpy as np


def numeric_gradient(f, theta, h):
    up, down = theta.copy(), theta.copy()
    g = []
    for j in range(len(theta)):
        up[j] = up[j] + h
        down[j] = down[j] - h
        g.append((f(up) - f(down)) / (2 * h))
    return np.array(g)
