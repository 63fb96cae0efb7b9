# diagnosis: highest-power-only
import numpy as np


def fit_polynomial(x, y, degree):
    X = np.array([[1, value**degree] for value in x])
    return np.linalg.lstsq(X, y, rcond=None)[0]
