# diagnosis: kernel-convention
import numpy as np


def quadratic_features(X):
    x1, x2 = X.T
    return np.stack([x1**2, 2**0.5 * x1 * x2, x2**2], axis=1)
