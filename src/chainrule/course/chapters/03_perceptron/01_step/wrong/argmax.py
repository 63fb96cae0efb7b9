# diagnosis: highest-alone
import numpy as np


def step(z):
    return (z == np.max(z)) * 1
