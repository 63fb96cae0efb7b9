# diagnosis: arctan
import numpy as np


def sigmoid(z):
    return np.arctan(z) / np.pi + 0.5
