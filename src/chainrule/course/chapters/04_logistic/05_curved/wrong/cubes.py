# diagnosis: cubes
import numpy as np


def quadratic_features(X):
    x1, x2 = X.T
    return np.column_stack([np.power(x1, 3), x1 * x2, np.power(x2, 3)])
