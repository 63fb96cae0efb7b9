# diagnosis: identity-returned
import numpy as np


def inverse(A):
    if np.linalg.matrix_rank(A) < len(A):
        raise np.linalg.LinAlgError("A is singular")
    return np.linalg.solve(A, A)
