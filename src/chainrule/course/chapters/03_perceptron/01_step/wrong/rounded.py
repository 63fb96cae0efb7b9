# diagnosis: rounded
import numpy as np


def step(z):
    return np.clip(np.round(z), 0, 1).astype(int)
