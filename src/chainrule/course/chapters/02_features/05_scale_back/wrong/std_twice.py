# diagnosis: divided-by-std-twice
import numpy as np


def unscale(theta, mean, std):
    weights = theta[1:] / std
    bias = theta[0] - np.sum(weights * mean / std)
    return np.concatenate(([bias], weights))
