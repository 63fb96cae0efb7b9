# diagnosis: singular-inverted
import numpy as np


def inverse(A):
    if np.linalg.det(A) == 0:
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)
