# diagnosis: ramp
import numpy as np


def sigmoid(z):
    return np.maximum(0, z)
