# diagnosis: bias-not-corrected
import numpy as np


def unscale(theta, mean, std):
    return np.concatenate((theta[:1], theta[1:] / std))
