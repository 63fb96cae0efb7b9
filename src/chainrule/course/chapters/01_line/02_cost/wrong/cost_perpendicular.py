# diagnosis: perpendicular
import numpy as np


def cost(x, y, w, b):
    distance = np.abs(w * x - y + b) / np.sqrt(w ** 2 + 1)
    return np.mean(distance ** 2) / 2
