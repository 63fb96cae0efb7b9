# diagnosis: quarter-turn-right
import numpy as np


def transpose(A):
    return np.array(list(zip(*A[::-1])))
