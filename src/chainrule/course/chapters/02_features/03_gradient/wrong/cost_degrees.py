# diagnosis: degrees-of-freedom
import numpy as np


def cost(X, y, theta):
    m, n = X.shape
    residuals = y - X @ theta
    return np.sum(residuals**2) / (2 * (m - n))
