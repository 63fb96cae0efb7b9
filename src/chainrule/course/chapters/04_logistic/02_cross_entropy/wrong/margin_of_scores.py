# diagnosis: labels-plus-minus
import numpy as np


def cross_entropy_from_logits(z, y):
    margin = y * z
    return np.mean(np.log1p(np.exp(-margin)))
