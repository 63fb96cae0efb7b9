# diagnosis: mean-as-threshold
import numpy as np


def predict(X, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return np.where(p >= p.mean(), 1, 0)
