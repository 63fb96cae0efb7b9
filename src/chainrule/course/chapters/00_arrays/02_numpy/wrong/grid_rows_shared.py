# diagnosis: last-row-everywhere
import numpy as np


def counting_grid(rows, cols):
    grid = [[0] * cols] * rows
    count = 0
    for i in range(rows):
        for j in range(cols):
            grid[i][j] = count
            count += 1
    return np.array(grid)
