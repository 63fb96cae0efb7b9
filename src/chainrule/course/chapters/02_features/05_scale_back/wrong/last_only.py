# diagnosis: last-feature-only
import numpy as np


def unscale(theta, mean, std):
    weights = theta[1:] / std
    for w, x in zip(weights, mean):
        bias = theta[0] - w * x
    return np.append(bias, weights)
