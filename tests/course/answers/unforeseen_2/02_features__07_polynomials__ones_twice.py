# cause: another column of ones is put before features that have one already, so theta has one entry too many
# diagnosis: constant-twice
import numpy as np


def fit_polynomial(x, y, degree):
    P = polynomial_features(x, degree)
    X = np.hstack([np.ones((len(x), 1)), P])
    return np.linalg.pinv(X) @ y
