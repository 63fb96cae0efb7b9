# diagnosis: ones-only
import numpy as np


def gradient(X, y, theta):
    margin = y * (X @ theta)
    return -(X.T @ (y / (1 + np.exp(margin)))) / len(y)
