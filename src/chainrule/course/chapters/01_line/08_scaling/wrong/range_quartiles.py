# diagnosis: quartiles
import numpy as np


def fit_range(X):
    q = np.percentile(X, [25, 75], axis=0)
    return q[0], q[1]
