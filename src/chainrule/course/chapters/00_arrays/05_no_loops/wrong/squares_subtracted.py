# diagnosis: squares-subtracted
import numpy as np


def squared_distances(A, B):
    D = np.zeros((len(A), len(B)))
    for i, a in enumerate(A):
        for j, b in enumerate(B):
            D[i, j] = np.sum(a**2 - b**2)
    return D
