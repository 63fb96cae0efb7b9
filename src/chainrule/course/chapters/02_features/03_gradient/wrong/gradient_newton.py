# diagnosis: newton-step
import numpy as np


def gradient(X, y, theta):
    return np.linalg.pinv(X.T @ X) @ X.T @ (X @ theta - y)
