# diagnosis: sign
import numpy as np


def step(z):
    return np.sign(z)
