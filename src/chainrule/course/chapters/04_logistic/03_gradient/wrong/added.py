# diagnosis: sum-for-difference
import numpy as np


def numeric_gradient(f, theta, h):
    g = []
    for e in h * np.eye(len(theta)):
        up, down = f(theta + e), f(theta - e)
        g.append(sum([up, down]) / (2 * h))
    return np.array(g)
