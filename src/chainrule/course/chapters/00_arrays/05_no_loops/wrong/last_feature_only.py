# diagnosis: one-feature-only
import numpy as np


def squared_distances(A, B):
    D = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(len(B)):
            for f in range(A.shape[1]):
                D[i, j] = (A[i, f] - B[j, f]) ** 2
    return D
