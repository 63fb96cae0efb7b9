# diagnosis: powers-of-two
import numpy as np


def quadratic_features(X):
    x1, x2 = X.T
    return np.column_stack([np.exp2(x1), x1 * x2, np.exp2(x2)])
