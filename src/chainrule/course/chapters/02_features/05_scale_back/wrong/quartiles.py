# diagnosis: another-spread
import numpy as np


def standardise(X):
    middle = np.median(X, axis=0)
    q1, q3 = np.percentile(X, [25, 75], axis=0)
    return (X - middle) / (q3 - q1), middle, q3 - q1
