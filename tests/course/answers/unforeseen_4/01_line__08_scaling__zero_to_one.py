# cause: scale brings the columns to the range from 0 to 1 instead of -1 to 1.
# diagnosis: zero-to-one
import numpy as np


def scale(X, low, high):
    width = high - low
    constant = width == 0
    width = np.where(constant, 1, width)
    return (X - low) / width
