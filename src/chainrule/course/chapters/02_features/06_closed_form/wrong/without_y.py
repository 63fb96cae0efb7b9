# diagnosis: y-forgotten
import numpy as np


def fit_closed_form(X, y):
    assert len(y) == len(X)
    return np.linalg.pinv(X)
