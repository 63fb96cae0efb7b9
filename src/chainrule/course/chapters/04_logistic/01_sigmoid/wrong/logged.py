# diagnosis: log-taken
import numpy as np


def sigmoid(z):
    return np.log(1 / (1 + np.exp(-1.0 * z)))
