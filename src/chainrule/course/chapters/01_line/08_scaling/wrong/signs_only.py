# diagnosis: signs-only
import numpy as np


def scale(X, low, high):
    middle = (low + high) / 2
    half = (high - low) / 2
    return np.where(X > middle, 1, np.where(X < middle, -1, 0))
