# cause: inverse finds singular matrices by asking whether the determinant is exactly 0, which misses those whose determinant comes out as a tiny rounding error.
# diagnosis: singular-inverted
import numpy as np


def inverse(A):
    if np.linalg.det(A) == 0:
        raise np.linalg.LinAlgError("no inverse")
    return np.linalg.inv(A)
