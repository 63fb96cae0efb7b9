# diagnosis: constant-forgotten
import numpy as np


def polynomial_features(x, degree):
    return np.array([[value**k for k in range(1, degree + 1)] for value in x])
