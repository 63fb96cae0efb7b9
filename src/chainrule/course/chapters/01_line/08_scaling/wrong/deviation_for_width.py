# diagnosis: deviation-for-width
import numpy as np


def scale(X, low, high):
    middle = (low + high) / 2
    half = (high - low) / 2
    return (X - middle) / np.where(X.std(0) > 0, X.std(0), 1)
