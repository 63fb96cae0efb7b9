# diagnosis: nan-added
import numpy as np


def count_nan(X):
    missing = X[np.isnan(X)]
    return sum(missing)
