# diagnosis: bias-lost
import numpy as np


def unscale(theta, mean, std):
    weights = theta[1:] / std
    bias = -np.sum(weights * mean)
    return np.concatenate(([bias], weights))
