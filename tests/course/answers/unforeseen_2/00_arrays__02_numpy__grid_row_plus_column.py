# cause: the cell gets row + column instead of row * cols + column, so the next row does not go on where the last one ended
# diagnosis: indices-added
import numpy as np


def counting_grid(rows, cols):
    grid = np.zeros((rows, cols))
    for r in range(rows):
        for c in range(cols):
            grid[r, c] = r + c
    return grid
