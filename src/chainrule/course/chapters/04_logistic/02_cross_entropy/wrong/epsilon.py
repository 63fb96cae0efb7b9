# diagnosis: too-much-added
import numpy as np


def cross_entropy(p, y):
    eps = 1e-5
    return -np.mean(y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps))
