# diagnosis: base-and-exponent-swapped
import numpy as np


def polynomial_features(x, degree):
    return np.arange(degree + 1) ** x[:, None]
