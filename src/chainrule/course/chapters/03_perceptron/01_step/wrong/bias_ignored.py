# diagnosis: bias-ignored
import numpy as np


def predict(X, w, b):
    z = np.dot(X, w)
    return np.where(z >= 0, 1, 0)
