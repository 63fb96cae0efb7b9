# diagnosis: degree-short
import numpy as np


def polynomial_features(x, degree):
    return np.column_stack([x**k for k in range(degree)])
