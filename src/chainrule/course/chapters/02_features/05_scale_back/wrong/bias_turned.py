# diagnosis: bias-turned-round
import numpy as np


def unscale(theta, mean, std):
    weights = theta[1:] / std
    bias = np.dot(mean, weights) - theta[0]
    return np.concatenate(([bias], weights))
