# diagnosis: times-z
import numpy as np


def sigmoid(z):
    return z / (1 + np.exp(-1.0 * z))
