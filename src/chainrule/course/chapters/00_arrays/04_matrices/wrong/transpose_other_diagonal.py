# diagnosis: other-diagonal
import numpy as np


def transpose(A):
    return np.flip(A.T)
