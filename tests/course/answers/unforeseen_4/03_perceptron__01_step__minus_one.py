# cause: step returns -1 instead of 0 where z is negative.
# diagnosis: minus-one
import numpy as np


def step(z):
    return np.where(z >= 0, 1, -1)
