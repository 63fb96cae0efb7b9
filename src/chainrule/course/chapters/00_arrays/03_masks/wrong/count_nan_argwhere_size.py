# diagnosis: places-counted-twice
import numpy as np


def count_nan(X):
    return np.argwhere(np.isnan(X)).size
