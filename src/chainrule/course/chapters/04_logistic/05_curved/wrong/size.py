# diagnosis: sizes
import numpy as np


def quadratic_features(X):
    x1, x2 = X.T
    return np.column_stack([x1**2, np.sqrt(x1**2 * x2**2), x2**2])
