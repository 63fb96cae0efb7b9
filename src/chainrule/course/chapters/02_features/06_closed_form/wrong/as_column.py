# diagnosis: column-vector
import numpy as np


def fit_closed_form(X, y):
    y = y.reshape(-1, 1)
    return np.linalg.lstsq(X, y, rcond=None)[0]
