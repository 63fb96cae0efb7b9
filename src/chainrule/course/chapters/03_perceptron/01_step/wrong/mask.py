# diagnosis: selected
import numpy as np


def step(z):
    z = np.asarray(z)
    return z[z >= 0]
