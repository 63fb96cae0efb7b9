# diagnosis: total-kept
import numpy as np


def product(A, B):
    C = np.zeros((len(A), B.shape[1]))
    for i in range(len(A)):
        total = 0
        for j in range(B.shape[1]):
            for k in range(len(B)):
                total += A[i, k] * B[k, j]
            C[i, j] = total
    return C
