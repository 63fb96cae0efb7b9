# diagnosis: half-turn
import numpy as np


def transpose(A):
    return np.flip(A)
