# cause: The brackets around the difference are missing in high - low / 2, so that only low is halved in the half width.
# diagnosis: brackets
import numpy as np


def scale(X, low, high):
    middle = (low + high) / 2
    half_width = high - low / 2
    half_width = np.where(high == low, 1, half_width)
    return (X - middle) / half_width
