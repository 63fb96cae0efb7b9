# diagnosis: cut-to-the-range
import numpy as np


def step(z):
    return np.clip(z, 0, 1)
