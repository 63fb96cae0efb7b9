# diagnosis: window-not-undone
import numpy as np


def fit_polynomial(x, y, degree):
    return np.polynomial.Polynomial.fit(x, y, deg=degree).coef
