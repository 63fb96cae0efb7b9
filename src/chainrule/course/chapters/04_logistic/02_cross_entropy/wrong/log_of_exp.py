# diagnosis: one-forgotten
import numpy as np


def cross_entropy_from_logits(z, y):
    return np.mean(np.maximum(z, 0) - z * y + np.log(np.exp(-np.abs(z))))
