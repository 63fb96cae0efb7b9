# cause: The minus sign before the mean is missing, so the cross-entropy comes out negative.
# diagnosis: factor -1
import numpy as np


def cross_entropy(p, y):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
