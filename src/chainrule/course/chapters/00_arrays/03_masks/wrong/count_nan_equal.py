# diagnosis: nan-compared
import numpy as np


def count_nan(X):
    n = 0
    for row in X:
        for v in row:
            if v == np.nan:
                n += 1
    return n
