# diagnosis: kept-above
import numpy as np


def predict(X, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    p[p < 0.5] = 0
    return p
