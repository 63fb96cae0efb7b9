# diagnosis: clipped
import numpy as np


def scale(X, low, high):
    scaled = 2 * (X - low) / (high - low) - 1
    return np.maximum(-1, np.minimum(1, scaled))
