# diagnosis: cut-to-the-range
import numpy as np


def predict(X, theta):
    return np.clip(X @ theta, 0, 1)
