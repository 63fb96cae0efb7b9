# diagnosis: bell
import numpy as np


def sigmoid(z):
    return np.exp(-np.square(z) / 2.0)
