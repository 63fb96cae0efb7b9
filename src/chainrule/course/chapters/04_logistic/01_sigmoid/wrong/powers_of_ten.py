# diagnosis: base-ten
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.power(10.0, -1 * np.asarray(z)))
