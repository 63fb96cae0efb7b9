# diagnosis: half-of-the-pairs
import numpy as np


def squared_distances(A, B):
    m, k = len(A), len(B)
    D = np.zeros((m, k))
    for i in range(m):
        for j in range(i + 1, k):
            D[i, j] = np.sum((A[i] - B[j]) ** 2)
    return D
