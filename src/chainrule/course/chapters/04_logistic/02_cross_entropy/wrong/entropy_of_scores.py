# diagnosis: entropy
import numpy as np


def cross_entropy_from_logits(z, y):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(p * np.log(p) + (1 - p) * np.log(1 - p))
