# diagnosis: another-part-of-lstsq
import numpy as np


def fit_closed_form(X, y):
    return np.linalg.lstsq(X, y, rcond=None)[1]
