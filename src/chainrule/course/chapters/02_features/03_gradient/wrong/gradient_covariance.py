# diagnosis: features-centred
import numpy as np


def gradient(X, y, theta):
    errors = X @ theta - y
    return np.array([np.cov(X[:, j], errors, ddof=0)[0, 1] for j in range(X.shape[1])])
