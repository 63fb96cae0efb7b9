# diagnosis: twice-as-steep
import numpy as np


def cross_entropy_from_logits(z, y):
    p = (1 + np.tanh(z)) / 2
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
