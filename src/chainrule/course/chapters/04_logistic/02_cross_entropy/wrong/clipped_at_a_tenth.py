# diagnosis: clipped-too-far
import numpy as np


def cross_entropy(p, y):
    p = np.clip(p, 0.1, 0.9)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
