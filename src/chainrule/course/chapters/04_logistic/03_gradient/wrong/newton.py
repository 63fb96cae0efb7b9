# diagnosis: newton-step
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    m = len(y)
    g = X.T @ (p - y) / m
    H = X.T @ np.diag(p * (1 - p)) @ X / m
    return np.linalg.solve(H, g)
