# diagnosis: highest-power-first
import numpy as np


def polynomial_features(x, degree):
    return np.vander(x, degree + 1)
