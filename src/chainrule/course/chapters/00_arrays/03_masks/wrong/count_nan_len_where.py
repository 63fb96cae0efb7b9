# diagnosis: dimensions-counted
import numpy as np


def count_nan(X):
    return len(np.nonzero(np.isnan(X)))
