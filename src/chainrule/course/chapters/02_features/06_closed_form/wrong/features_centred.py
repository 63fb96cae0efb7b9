# diagnosis: features-centred
import numpy as np


def fit_closed_form(X, y):
    centred = np.column_stack([X[:, 0], X[:, 1:] - X[:, 1:].mean(axis=0)])
    return np.linalg.lstsq(centred, y, rcond=None)[0]
