# diagnosis: shape-of-the-left
import numpy as np


def product(A, B):
    C = np.zeros_like(A)
    for i in range(len(A)):
        for j in range(len(B[0])):
            for k in range(len(B)):
                C[i, j] += A[i, k] * B[k, j]
    return C
