# cause: negate_between makes the numbers between the bounds negative with -abs(x) instead of changing their sign, so that negative ones stay negative.
# diagnosis: made-negative
import numpy as np


def negate_between(x, low, high):
    result = x.copy()
    mask = (x > low) & (x < high)
    result[mask] = -np.abs(result[mask])
    return result
