# diagnosis: averaged
import numpy as np


def predict(X, w, b):
    return np.array([1 if np.mean(row * w) + b >= 0 else 0 for row in X])
