# diagnosis: root-taken
import numpy as np


def cost(x, y, w, b):
    return np.linalg.norm(w * x + b - y) / (2 * len(x))
