# diagnosis: same-row-everywhere
import numpy as np


def identity(n):
    row = [1] + [0] * (n - 1)
    return np.array([row for _ in range(n)])
