# diagnosis: x1-forgotten
import numpy as np


def boundary(theta, x1):
    return -theta[0] / theta[2] * np.ones_like(x1)
