# diagnosis: all-cells-counted
import numpy as np


def count_nan(X):
    n = 0
    for row in np.isnan(X):
        n += len(row)
    return n
