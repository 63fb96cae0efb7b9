# diagnosis: made-positive
import numpy as np


def negate_between(x, low, high):
    return np.array([abs(v) if low < v < high else v for v in x])
