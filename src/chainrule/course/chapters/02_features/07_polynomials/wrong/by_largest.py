# diagnosis: range-not-undone
import numpy as np


def fit_polynomial(x, y, degree):
    x = x / max(x)
    return np.linalg.pinv(polynomial_features(x, degree)) @ y
