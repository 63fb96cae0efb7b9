# diagnosis: constant-twice
import numpy as np


def polynomial_features(x, degree):
    ones = np.ones((len(x), 1))
    powers = np.stack([x**k for k in range(degree + 1)], axis=1)
    return np.hstack([ones, powers])
