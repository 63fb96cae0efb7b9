# diagnosis: evenly-spaced
import numpy as np


def counting_grid(rows, cols):
    n = rows * cols
    return np.linspace(0, n, n).reshape((rows, cols))
