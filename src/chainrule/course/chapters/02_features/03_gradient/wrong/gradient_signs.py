# diagnosis: signs-of-errors
import numpy as np


def gradient(X, y, theta):
    return X.T @ np.sign(X @ theta - y) / len(y)
