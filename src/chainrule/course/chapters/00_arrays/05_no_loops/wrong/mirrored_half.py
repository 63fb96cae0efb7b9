# diagnosis: mirrored-half
import numpy as np


def squared_distances(A, B):
    D = np.zeros((A.shape[0], B.shape[0]))
    for i in range(A.shape[0]):
        for j in range(i + 1, B.shape[0]):
            D[i, j] = ((A[i] - B[j]) ** 2).sum()
            D[j, i] = D[i, j]
    return D
