# diagnosis: base-two
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.power(2.0, -1 * np.asarray(z)))
