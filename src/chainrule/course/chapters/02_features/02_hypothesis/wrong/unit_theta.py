# diagnosis: divided-by-length
import numpy as np


def hypothesis(X, theta):
    direction = theta / np.linalg.norm(theta)
    return X @ direction
