# diagnosis: multiplied-by-std
import numpy as np


def unscale(theta, mean, std):
    return np.hstack([theta[0], theta[1:] * std])
