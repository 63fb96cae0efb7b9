# diagnosis: constant-column
import numpy as np


def scale(X, low, high):
    width = np.where(high > low, high - low, 1)
    return 2 * (X - low) / width - 1
