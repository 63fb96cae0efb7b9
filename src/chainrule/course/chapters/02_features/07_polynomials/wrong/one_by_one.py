# diagnosis: x-not-upright
import numpy as np


def polynomial_features(x, degree):
    return np.power(x, np.arange(0, degree + 1))
