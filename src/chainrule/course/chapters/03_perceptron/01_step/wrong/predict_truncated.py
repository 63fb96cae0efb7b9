# diagnosis: step-at-one
import numpy as np


def predict(X, w, b):
    return np.clip((X @ w + b).astype(int), 0, 1)
