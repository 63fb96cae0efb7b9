# diagnosis: perpendicular-distance
import numpy as np


def cost(X, y, theta):
    distances = np.abs(X @ theta - y) / np.sqrt(1 + np.sum(theta[1:] ** 2))
    return np.mean(distances**2) / 2
