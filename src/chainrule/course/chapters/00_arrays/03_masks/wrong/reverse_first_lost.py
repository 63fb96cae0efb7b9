# diagnosis: first-lost
import numpy as np


def reverse(x):
    return np.array([x[i] for i in range(len(x) - 1, 0, -1)])
