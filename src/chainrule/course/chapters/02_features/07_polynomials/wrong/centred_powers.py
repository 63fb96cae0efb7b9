# diagnosis: powers-centred
import numpy as np


def polynomial_features(x, degree):
    z = (x - np.mean(x)) / np.std(x)
    return np.column_stack([z**k for k in range(degree + 1)])
