# diagnosis: pairs-mistaken
import numpy as np


def squared_distances(A, B):
    m, k = len(A), len(B)
    many_a = np.vstack([A] * k)
    many_b = np.vstack([B] * m)
    return np.sum((many_a - many_b) ** 2, axis=1).reshape(m, k)
