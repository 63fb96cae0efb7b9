# diagnosis: square-assumed
import numpy as np


def transpose(A):
    n = len(A)
    T = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            T[i, j] = A[j, i]
    return T
