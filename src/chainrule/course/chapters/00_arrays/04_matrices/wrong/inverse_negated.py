# diagnosis: negated
import numpy as np


def inverse(A):
    if np.linalg.matrix_rank(A) < len(A):
        raise np.linalg.LinAlgError
    return -1 * A
