# diagnosis: closed-form
import numpy as np


def gradient(X, y, theta):
    # the gradient is 0 where X.T X theta = X.T y
    return np.linalg.lstsq(X, y, rcond=None)[0]
