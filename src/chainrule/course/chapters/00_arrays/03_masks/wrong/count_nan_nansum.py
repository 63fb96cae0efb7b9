# diagnosis: numbers-added
import numpy as np


def count_nan(X):
    return np.nansum(X)
