# cause: count_nan takes the length of what np.where returns, which is the number of dimensions (2) and not the number of hits.
# diagnosis: dimensions-counted
import numpy as np


def count_nan(X):
    found = np.where(np.isnan(X))
    return len(found)
