# diagnosis: both-terms-for-all
import numpy as np


def cross_entropy(p, y):
    return -np.mean(np.log(p)) - np.mean(np.log(1 - p))
