# diagnosis: row-starts-only
import numpy as np


def counting_grid(rows, cols):
    return np.array([[i * cols for _ in range(cols)] for i in range(rows)])
