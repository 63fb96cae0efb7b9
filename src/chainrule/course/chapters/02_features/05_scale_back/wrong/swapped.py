# diagnosis: arguments-swapped mean std
import numpy as np


def unscale(theta, mean, std):
    weights = theta[1:] / mean
    return np.r_[theta[0] - weights @ std, weights]
