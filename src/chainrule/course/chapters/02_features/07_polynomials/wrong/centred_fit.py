# diagnosis: centre-not-undone
import numpy as np


def fit_polynomial(x, y, degree):
    z = x - np.mean(x)
    return np.linalg.lstsq(polynomial_features(z, degree), y, rcond=None)[0]
