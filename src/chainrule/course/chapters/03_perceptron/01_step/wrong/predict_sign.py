# diagnosis: sign
import numpy as np


def predict(X, w, b):
    return np.sign(np.dot(X, w) + b)
