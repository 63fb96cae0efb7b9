# diagnosis: negative-cut-off
import numpy as np


def hypothesis(X, theta):
    return np.clip(X @ theta, 0, None)
