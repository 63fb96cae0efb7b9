# diagnosis: b-transposed
import numpy as np


def plus(A, B):
    return A + np.transpose(B)
