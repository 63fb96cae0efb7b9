# diagnosis: divided-by-variance
import numpy as np


def unscale(theta, mean, std):
    weights = theta[1:] / std**2
    return np.concatenate(([theta[0] - weights @ mean], weights))
