# diagnosis: minus-one
import numpy as np


def step(z):
    result = np.ones(np.shape(z))
    result[np.asarray(z) < 0] = -1
    return result
