# diagnosis: turned-round
import numpy as np


def inverse(A):
    if np.linalg.matrix_rank(A) < len(A):
        raise np.linalg.LinAlgError("singular")
    return A[::-1, ::-1]
