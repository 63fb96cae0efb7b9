# diagnosis: negative-determinant-refused
import numpy as np


def inverse(A):
    if np.linalg.det(A) < 1e-10:
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)
