# diagnosis: too-much-added
import numpy as np


def cross_entropy_from_logits(z, y):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(p + 1e-4) + (1 - y) * np.log(1 - p + 1e-4))
