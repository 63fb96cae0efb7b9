# diagnosis: inverse
import numpy as np


def sigmoid(z):
    return np.log(z / (1 - z))
