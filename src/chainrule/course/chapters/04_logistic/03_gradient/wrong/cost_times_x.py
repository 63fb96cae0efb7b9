# diagnosis: errors-of-the-costs
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    cost = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return X.T @ cost / len(y)
