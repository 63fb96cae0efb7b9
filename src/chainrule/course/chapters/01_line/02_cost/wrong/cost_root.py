# diagnosis: root-taken
import numpy as np


def cost(x, y, w, b):
    mse = np.mean((w * x + b - y) ** 2)
    return np.sqrt(mse)
