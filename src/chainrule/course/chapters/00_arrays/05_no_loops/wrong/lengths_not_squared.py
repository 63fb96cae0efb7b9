# diagnosis: lengths-not-squared
import numpy as np


def squared_distances(A, B):
    a = np.linalg.norm(A, axis=1, keepdims=True)
    b = np.linalg.norm(B, axis=1)
    return a - 2 * A @ B.T + b
