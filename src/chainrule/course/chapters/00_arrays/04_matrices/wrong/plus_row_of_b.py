# diagnosis: row-of-b
import numpy as np


def plus(A, B):
    C = np.zeros(A.shape)
    for i in range(len(A)):
        for k in range(len(B)):
            C[i] = A[i] + B[k]
    return C
