# diagnosis: row-numbers
import numpy as np


def counting_grid(rows, cols):
    return np.array([[i] * cols for i in range(rows)])
