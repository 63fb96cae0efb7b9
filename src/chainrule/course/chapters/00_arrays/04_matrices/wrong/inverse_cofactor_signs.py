# diagnosis: cofactors-mistaken
import numpy as np


def inverse(A):
    n = len(A)
    if np.linalg.matrix_rank(A) < n:
        raise np.linalg.LinAlgError("singular")
    C = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            rest = np.delete(np.delete(A, i, axis=0), j, axis=1)
            C[j, i] = np.linalg.det(rest)
    return C / np.linalg.det(A)
