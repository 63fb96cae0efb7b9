# diagnosis: one-inside-the-logs
import numpy as np


def cross_entropy_from_logits(z, y):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(1 + p) + (1 - y) * np.log(1 + 1 - p))
