# cause: The 1 is not subtracted at the end, so every column runs from 0 to 2 instead of from -1 to 1.
# diagnosis: zero-to-two
import numpy as np


def scale(X, low, high):
    width = high - low
    safe = np.where(width == 0, 1, width)
    return np.where(width == 0, X - low, 2 * (X - low) / safe)
