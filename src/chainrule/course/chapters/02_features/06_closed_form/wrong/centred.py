# diagnosis: data-centred
import numpy as np


def fit_closed_form(X, y):
    X = X - X.mean(axis=0)
    X[:, 0] = 1
    y = y - y.mean()
    return np.linalg.pinv(X) @ y
