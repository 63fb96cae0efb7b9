# cause: inverse takes a determinant of at most 0, instead of one equal to 0, for the sign of a singular matrix, so that every matrix with a negative determinant is refused as singular.
# diagnosis: negative-determinant-refused
import numpy as np


def inverse(A):
    if np.linalg.det(A) <= 0 or np.linalg.matrix_rank(A) < len(A):
        raise np.linalg.LinAlgError("no inverse")
    return np.linalg.inv(A)
