# diagnosis: root-of-each
import numpy as np


def cost(x, y, w, b):
    return np.mean(np.sqrt(np.abs(w * x + b - y)))
