# diagnosis: place-value
import numpy as np


def counting_grid(rows, cols):
    grid = np.zeros((rows, cols))
    for i in range(rows):
        for j in range(cols):
            grid[i, j] = 10 * i + j
    return grid
