# cause: The brackets around 1 - y are missing, so that the second term is 1 - y * log(1 - p) instead of (1 - y) * log(1 - p).
# diagnosis: brackets
import numpy as np


def cross_entropy(p, y):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + 1 - y * np.log(1 - p))
