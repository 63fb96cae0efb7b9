# diagnosis: probability
import numpy as np


def cross_entropy_from_logits(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.prod(np.where(y == 1, p, 1 - p))
