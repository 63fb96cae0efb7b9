# diagnosis: softsign
import numpy as np


def sigmoid(z):
    return z / (1 + np.abs(z))
