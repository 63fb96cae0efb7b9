# diagnosis: minus-one-to-one
import numpy as np


def sigmoid(z):
    return 2 / (1 + np.exp(-1.0 * np.array(z))) - 1
