# diagnosis: one-corner
import numpy as np


def identity(n):
    Z = np.zeros((n, n))
    Z[0, 0] = 1
    return Z
