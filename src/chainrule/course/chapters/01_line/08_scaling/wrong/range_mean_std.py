# diagnosis: standardised
import numpy as np


def fit_range(X):
    return np.mean(X, axis=0), np.std(X, axis=0)
