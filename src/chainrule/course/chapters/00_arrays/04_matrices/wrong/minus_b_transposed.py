# diagnosis: b-transposed
import numpy as np


def minus(A, B):
    return A - np.transpose(B)
