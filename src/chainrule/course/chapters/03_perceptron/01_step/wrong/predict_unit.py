# diagnosis: unit-length
import numpy as np


def predict(X, w, b):
    w = w / np.sqrt(np.sum(w**2))
    return step(X @ w + b)
