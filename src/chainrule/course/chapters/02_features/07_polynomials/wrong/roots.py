# diagnosis: roots-for-powers
import numpy as np


def polynomial_features(x, degree):
    X = np.ones((len(x), degree + 1))
    for k in range(1, degree + 1):
        X[:, k] = x ** (1 / k)
    return X
