# diagnosis: sum-lost
import numpy as np


def product(A, B):
    m, n = A.shape
    k = B.shape[1]
    C = np.zeros((m, k))
    for i in range(m):
        for j in range(k):
            for p in range(n):
                C[i, j] = A[i, p] * B[p, j]
    return C
