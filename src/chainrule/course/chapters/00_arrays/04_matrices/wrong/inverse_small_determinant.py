# diagnosis: small-determinant-refused
import numpy as np


def inverse(A):
    d = np.linalg.det(A)
    if abs(d) < 1e-10:
        raise np.linalg.LinAlgError("determinant is zero")
    return np.linalg.inv(A)
