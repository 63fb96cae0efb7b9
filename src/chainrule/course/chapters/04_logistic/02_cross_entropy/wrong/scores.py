# diagnosis: p-as-score
import numpy as np


def cross_entropy(p, y):
    return np.mean(np.maximum(p, 0) - p * y + np.log(1 + np.exp(-abs(p))))
