# diagnosis: means-without-weights
import numpy as np


def unscale(theta, mean, std):
    weights = theta[1:] / std
    bias = theta[0] - sum(mean)
    return np.array([bias, *weights])
