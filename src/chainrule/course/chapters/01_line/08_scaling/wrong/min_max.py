# diagnosis: zero-to-one
import numpy as np


def scale(X, low, high):
    width = high - low
    width = np.where(width == 0, 1, width)
    return (X - low) / width
