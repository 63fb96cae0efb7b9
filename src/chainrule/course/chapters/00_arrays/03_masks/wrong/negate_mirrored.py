# diagnosis: mirrored-in-the-interval
import numpy as np


def negate_between(x, low, high):
    middle = (low + high) / 2
    inside = (x > low) & (x < high)
    return np.where(inside, 2 * middle - x, x)
