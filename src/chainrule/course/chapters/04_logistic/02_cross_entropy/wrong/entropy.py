# diagnosis: entropy
import numpy as np


def cross_entropy(p, y):
    return -np.mean(p * np.log(p) + (1 - p) * np.log(1 - p))
