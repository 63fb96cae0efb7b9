# diagnosis: scores-cut-early
import numpy as np


def cross_entropy_from_logits(z, y):
    z = np.clip(z, -1, 1)
    return np.mean(np.log(1 + np.exp(z)) - z * y)
