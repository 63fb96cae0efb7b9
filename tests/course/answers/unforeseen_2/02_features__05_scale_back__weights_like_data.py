# cause: the weights are treated like scaled data and turned back with times std plus mean, while the bias stays as it is
# diagnosis: undone-like-data
import numpy as np


def unscale(theta, mean, std):
    result = theta.astype(float)
    result[1:] = theta[1:] * std + mean
    return result
