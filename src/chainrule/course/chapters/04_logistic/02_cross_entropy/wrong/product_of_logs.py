# diagnosis: logs-multiplied
import numpy as np


def cross_entropy(p, y):
    return -np.prod(y * np.log(p) + (1 - y) * np.log(1 - p))
