# cause: unscale treats the weights as if they were scaled feature values, times std plus mean, and leaves the bias as it is.
# diagnosis: undone-like-data
import numpy as np


def unscale(theta, mean, std):
    result = theta.copy()
    result[1:] = theta[1:] * std + mean
    return result
