# diagnosis: last-point-only
import numpy as np


def squared_distances(A, B):
    result = np.zeros(len(A))
    for i in range(len(A)):
        for j in range(len(B)):
            result[i] = np.sum((A[i] - B[j]) ** 2)
    return result
