# diagnosis: raised
import numpy as np


def inverse(A):
    if np.linalg.matrix_rank(A) != len(A):
        raise ValueError("this matrix has no inverse")
    return np.linalg.inv(A)
