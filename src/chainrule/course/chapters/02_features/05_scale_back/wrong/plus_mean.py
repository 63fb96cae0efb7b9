# diagnosis: bias-raised
import numpy as np


def unscale(theta, mean, std):
    w = theta[1:] / std
    b = theta[0] + (w * mean).sum()
    return np.append(b, w)
