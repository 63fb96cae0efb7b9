# diagnosis: pseudo-inverse
import numpy as np


def inverse(A):
    return np.linalg.pinv(A)
