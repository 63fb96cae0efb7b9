# diagnosis: rows-of-the-mask
import numpy as np


def count_nan(X):
    missing = np.isnan(X)
    return len(missing)
