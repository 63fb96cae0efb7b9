# diagnosis: two-for-one
import numpy as np


def cross_entropy_from_logits(z, y):
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(1 + np.exp(-np.abs(z))))
