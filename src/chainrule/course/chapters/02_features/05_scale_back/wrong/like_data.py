# diagnosis: undone-like-data
import numpy as np


def unscale(theta, mean, std):
    bias, weights = theta[0], theta[1:]
    return np.hstack([bias, weights * std + mean])
