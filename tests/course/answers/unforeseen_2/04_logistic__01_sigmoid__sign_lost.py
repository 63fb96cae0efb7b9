# cause: the exponent is always minus the size of z, and negative scores get no form of their own, so sigmoid(-z) equals sigmoid(z)
# diagnosis: size-for-z
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))
