# diagnosis: step-for-gradient
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    theta = theta - X.T @ (p - y) / len(y)
    return theta
