# diagnosis: triangle
import numpy as np


def identity(n):
    M = np.zeros((n, n))
    for i in range(n):
        for j in range(i + 1):
            M[i, j] = 1
    return M
