# diagnosis: divided-by-length
import numpy as np


def boundary(theta, x1):
    return -(theta[0] + theta[1] * x1) / np.linalg.norm(theta[1:])
