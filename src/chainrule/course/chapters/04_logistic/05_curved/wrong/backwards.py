# diagnosis: order-reversed
import numpy as np


def quadratic_features(X):
    x2, x1 = X.T
    return np.column_stack([x1**2, x1 * x2, x2**2])
