# diagnosis: one-maximum
import numpy as np


def cross_entropy_from_logits(z, y):
    return np.mean(np.max(z, 0) - z * y + np.log(1 + np.exp(-np.abs(z))))
