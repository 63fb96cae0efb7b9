# diagnosis: strictly-above
import numpy as np


def step(z):
    return (np.asarray(z) > 0).astype(int)
