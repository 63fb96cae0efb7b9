# diagnosis: transposed
import numpy as np


def polynomial_features(x, degree):
    return np.array([x**k for k in range(degree + 1)])
