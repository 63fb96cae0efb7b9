# diagnosis: half-at-zero
import numpy as np


def predict(X, w, b):
    return np.heaviside(X.dot(w) + b, 0.5)
