# diagnosis: ones-for-identity
import numpy as np


def inverse(A):
    if np.linalg.matrix_rank(A) != A.shape[0]:
        raise np.linalg.LinAlgError("singular")
    ones = np.ones_like(A, dtype=float)
    return np.linalg.solve(A, ones)
