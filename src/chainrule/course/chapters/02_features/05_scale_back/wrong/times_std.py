# diagnosis: multiplied-by-std
import numpy as np


def unscale(theta, mean, std):
    weights = theta[1:] * std
    bias = theta[0] - (weights * mean).sum()
    return np.insert(weights, 0, bias)
