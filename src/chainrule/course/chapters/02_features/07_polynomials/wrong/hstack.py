# diagnosis: powers-in-one-row
import numpy as np


def polynomial_features(x, degree):
    return np.hstack([x**k for k in range(degree + 1)])
