# diagnosis: degree-short
import numpy as np


def fit_polynomial(x, y, degree):
    X = np.vander(x, degree, increasing=True)
    return np.linalg.pinv(X) @ y
