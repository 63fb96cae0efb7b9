# diagnosis: square-assumed
import numpy as np


def product(A, B):
    size = A.shape[0]
    result = np.zeros((size, size))
    for i in range(size):
        for j in range(size):
            for k in range(size):
                result[i][j] += A[i][k] * B[k][j]
    return result
