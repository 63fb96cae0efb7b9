# diagnosis: sides-exchanged
import numpy as np


def inverse(A):
    n = A.shape[0]
    if np.linalg.matrix_rank(A) < n:
        raise np.linalg.LinAlgError("no inverse")
    return np.linalg.solve(np.eye(n), A)
