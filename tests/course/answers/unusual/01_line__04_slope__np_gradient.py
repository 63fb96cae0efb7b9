# right: np.gradient of three values, the middle of which does not count
import numpy as np


def derivative(f, x, h):
    left, right = (f(x + step) for step in (-h, h))
    return np.gradient([float(left), 0.0, float(right)], h)[1]
