# diagnosis: rows-counted
import numpy as np


def count_nan(X):
    return sum(1 for row in X if np.isnan(row).any())
