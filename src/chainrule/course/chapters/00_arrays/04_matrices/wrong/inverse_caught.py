# diagnosis: no-error
import numpy as np


def inverse(A):
    if np.linalg.matrix_rank(A) < A.shape[0]:
        return None
    return np.linalg.inv(A)
