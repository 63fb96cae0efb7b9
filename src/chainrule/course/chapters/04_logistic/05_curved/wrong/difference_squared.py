# diagnosis: square-of-the-difference
import numpy as np


def quadratic_features(X):
    x1, x2 = X.T
    return np.column_stack([x1**2, np.square(x1 - x2), x2**2])
