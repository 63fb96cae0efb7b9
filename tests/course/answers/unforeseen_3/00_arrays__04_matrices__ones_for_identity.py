# cause: inverse solves A · X = matrix of ones instead of A · X = identity.
# diagnosis: ones-for-identity
import numpy as np


def inverse(A):
    n = len(A)
    if np.linalg.matrix_rank(A) < n:
        raise np.linalg.LinAlgError("Singular matrix")
    return np.linalg.solve(A, np.ones((n, n)))
