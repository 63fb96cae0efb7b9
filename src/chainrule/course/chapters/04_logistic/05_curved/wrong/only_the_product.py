# diagnosis: product-alone
import numpy as np


def quadratic_features(X):
    return np.prod(X, axis=1)
