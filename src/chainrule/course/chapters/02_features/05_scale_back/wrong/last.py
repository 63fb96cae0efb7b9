# diagnosis: bias-last
import numpy as np


def unscale(theta, mean, std):
    weights = theta[1:] / std
    return np.append(weights, theta[0] - weights @ mean)
