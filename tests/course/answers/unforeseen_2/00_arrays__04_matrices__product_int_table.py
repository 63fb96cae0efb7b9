# cause: the result array is made with dtype=int, so every sum loses its decimals
# diagnosis: rounded
import numpy as np


def product(A, B):
    A = np.asarray(A)
    B = np.asarray(B)
    m, n = A.shape
    k = B.shape[1]
    C = np.zeros((m, k), dtype=int)
    for i in range(m):
        for j in range(k):
            C[i, j] = np.sum(A[i, :] * B[:, j])
    return C
