# diagnosis: columns-apart
import numpy as np


def count_nan(X):
    return sum(np.isnan(X))
