# diagnosis: constant-last
import numpy as np


def polynomial_features(x, degree):
    powers = [x**k for k in range(1, degree + 1)]
    return np.column_stack([*powers, np.ones(len(x))])
