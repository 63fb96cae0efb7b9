# diagnosis: absolute-values
import numpy as np


def squared_distances(A, B):
    result = np.empty((len(A), len(B)))
    for i, a in enumerate(A):
        for j, b in enumerate(B):
            result[i, j] = sum(abs(a - b))
    return result
