# diagnosis: sigmoid
import numpy as np


def step(z):
    return 1 / (1 + np.exp(-1.0 * z))
