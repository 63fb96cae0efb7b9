# diagnosis: zero-entry-refused
import numpy as np


def inverse(A):
    if np.any(np.diag(A) == 0) or np.linalg.matrix_rank(A) < len(A):
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)
