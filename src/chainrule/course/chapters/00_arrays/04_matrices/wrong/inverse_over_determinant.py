# diagnosis: divided-by-the-determinant
import numpy as np


def inverse(A):
    if np.linalg.matrix_rank(A) < len(A):
        raise np.linalg.LinAlgError("singular")
    return A / np.linalg.det(A)
