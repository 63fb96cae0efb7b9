# diagnosis: arguments-swapped low high
import numpy as np


def scale(X, low, high):
    half = (low - high) / 2
    return (X - (low + high) / 2) / np.where(half == 0, 1, half)
