# cause: x and y are swapped in fit_polynomial: it makes the powers of y and fits them to x.
# diagnosis: arguments-swapped x y
import numpy as np


def fit_polynomial(x, y, degree):
    P = polynomial_features(y, degree)
    theta, _, _, _ = np.linalg.lstsq(P, x, rcond=None)
    return theta
