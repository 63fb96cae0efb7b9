# cause: integers subtracts 1 from stop although np.arange leaves out stop by itself, so that the last number is missing.
# diagnosis: off-by-one
import numpy as np


def integers(start, stop):
    # stop itself must not be in it
    return np.arange(start, stop - 1)
