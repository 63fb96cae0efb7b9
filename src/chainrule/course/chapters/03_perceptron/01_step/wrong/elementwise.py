# diagnosis: not-summed
import numpy as np


def predict(X, w, b):
    z = w * X + b
    return np.where(z >= 0, 1, 0)
