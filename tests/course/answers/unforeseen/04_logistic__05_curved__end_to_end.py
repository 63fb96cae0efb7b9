# cause: np.hstack puts the three one-dimensional columns end to end into one long vector instead of side by side.
# diagnosis: one-after-the-other
import numpy as np


def quadratic_features(X):
    a = X[:, 0] ** 2
    b = X[:, 0] * X[:, 1]
    c = X[:, 1] ** 2
    return np.hstack([a, b, c])
