# diagnosis: step-at-one
import numpy as np


def step(z):
    return np.clip(np.asarray(z).astype(int), 0, 1)
