# diagnosis: cosine
import numpy as np


def squared_distances(A, B):
    a = A / np.linalg.norm(A, axis=1, keepdims=True)
    b = B / np.linalg.norm(B, axis=1, keepdims=True)
    return 1 - a @ b.T
