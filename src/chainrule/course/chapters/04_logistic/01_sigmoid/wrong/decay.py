# diagnosis: only-decay
import numpy as np


def sigmoid(z):
    return np.exp(-1.0 * np.asarray(z))
