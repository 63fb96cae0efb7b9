# diagnosis: scaling-not-undone
import numpy as np


def fit_polynomial(x, y, degree):
    z = (x - np.mean(x)) / np.std(x)
    X = z[:, None] ** np.arange(degree + 1)
    return np.linalg.lstsq(X, y, rcond=None)[0]
