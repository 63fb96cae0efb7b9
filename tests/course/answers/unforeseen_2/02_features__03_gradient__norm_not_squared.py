# cause: np.linalg.norm is the root of the sum of squares, and it is not squared before it is divided by 2m
# diagnosis: root-taken
import numpy as np


def cost(X, y, theta):
    m = len(y)
    return np.linalg.norm(X @ theta - y) / (2 * m)
