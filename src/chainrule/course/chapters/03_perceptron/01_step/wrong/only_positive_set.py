# diagnosis: negatives-kept
import numpy as np


def step(z):
    result = np.array(z, dtype=float)
    result[result >= 0] = 1
    return result
