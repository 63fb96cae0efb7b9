# diagnosis: roots
import numpy as np


def quadratic_features(X):
    x1, x2 = X.T
    return np.column_stack([x1**0.5, x1 * x2, x2**0.5])
