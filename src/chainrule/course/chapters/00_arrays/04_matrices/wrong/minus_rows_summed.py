# diagnosis: sums-apart
import numpy as np


def minus(A, B):
    return np.array([sum(a) - sum(b) for a, b in zip(A, B)])
