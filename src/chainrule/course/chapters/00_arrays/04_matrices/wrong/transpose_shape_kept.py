# diagnosis: shape-not-turned
import numpy as np


def transpose(A):
    result = np.zeros_like(A)
    rows, cols = A.shape
    for r in range(rows):
        for c in range(cols):
            result[c][r] = A[r][c]
    return result
