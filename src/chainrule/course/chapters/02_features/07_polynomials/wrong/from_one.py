# diagnosis: powers-from-one
import numpy as np


def polynomial_features(x, degree):
    return np.column_stack([x ** (i + 1) for i in range(degree + 1)])
