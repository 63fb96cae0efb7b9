# diagnosis: powers-of-y
import numpy as np


def fit_polynomial(x, y, degree):
    X = polynomial_features(y, degree)
    return np.linalg.lstsq(X, y, rcond=None)[0]
