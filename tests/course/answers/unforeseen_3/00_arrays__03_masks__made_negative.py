# cause: negate_between makes the numbers between the bounds negative with -abs instead of flipping their sign, so negative ones stay negative.
# diagnosis: made-negative
import numpy as np


def negate_between(x, low, high):
    result = x.copy()
    sel = np.logical_and(x > low, x < high)
    result[sel] = -np.abs(x[sel])
    return result
