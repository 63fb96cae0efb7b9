# cause: the determinant is compared with 1e-9 without its absolute value, so matrices with a negative determinant count as singular
# diagnosis: negative-determinant-refused
import numpy as np


def inverse(A):
    if np.linalg.det(A) < 1e-9:
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)
