# diagnosis: whole-part-compared
import numpy as np


def step(z):
    z = np.asarray(z).astype(int)
    return np.where(z >= 0, 1, 0)
