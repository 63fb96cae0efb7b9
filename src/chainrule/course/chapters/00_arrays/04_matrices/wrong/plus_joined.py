# diagnosis: joined
import numpy as np


def plus(A, B):
    return np.array(list(A) + list(B))
