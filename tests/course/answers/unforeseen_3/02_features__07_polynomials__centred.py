# cause: The polynomial is fitted to x minus its mean and theta is returned without being converted back to x.
# diagnosis: centre-not-undone
import numpy as np


def fit_polynomial(x, y, degree):
    xc = x - np.mean(x)
    X = polynomial_features(xc, degree)
    theta, *_ = np.linalg.lstsq(X, y, rcond=None)
    return theta
