# diagnosis: squared-error
import numpy as np


def cross_entropy_from_logits(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean((y - p) ** 2)
