# diagnosis: power-for-product
import numpy as np


def quadratic_features(X):
    x1, x2 = 1.0 * X.T
    return np.column_stack([x1**2, np.power(x1, x2), x2**2])
