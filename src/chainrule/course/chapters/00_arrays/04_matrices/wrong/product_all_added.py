# diagnosis: all-added
import numpy as np


def product(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(C.shape[0]):
        for j in range(C.shape[1]):
            C[i, j] = sum(A[i, :] + B[:, j])
    return C
