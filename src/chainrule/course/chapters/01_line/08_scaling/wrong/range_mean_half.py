# diagnosis: mean-and-half
import numpy as np


def fit_range(X):
    return np.mean(X, axis=0), np.ptp(X, axis=0) / 2
