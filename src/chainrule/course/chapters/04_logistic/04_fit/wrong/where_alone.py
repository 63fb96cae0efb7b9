# diagnosis: places-of-the-ones
import numpy as np


def predict(X, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return np.where(p >= 0.5)[0]
