# diagnosis: old-weights-in-bias
import numpy as np


def unscale(theta, mean, std):
    b = theta[0] - np.dot(theta[1:], mean)
    return np.array([b, *(theta[1:] / std)])
