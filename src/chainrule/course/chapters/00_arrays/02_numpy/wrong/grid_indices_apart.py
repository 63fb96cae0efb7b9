# diagnosis: indices-apart
import numpy as np


def counting_grid(rows, cols):
    return np.mgrid[0:rows, 0:cols]
