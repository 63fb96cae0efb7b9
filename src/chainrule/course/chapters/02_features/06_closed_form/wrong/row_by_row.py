# diagnosis: divided-row-by-row
import numpy as np


def fit_closed_form(X, y):
    return np.mean(y.reshape(-1, 1) / X, axis=0)
