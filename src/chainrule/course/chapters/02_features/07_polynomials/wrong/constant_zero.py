# diagnosis: constant-set-to-zero
import numpy as np


def fit_polynomial(x, y, degree):
    X = polynomial_features(x, degree)[:, 1:]
    theta = np.linalg.lstsq(X, y, rcond=None)[0]
    return np.insert(theta, 0, 0)
