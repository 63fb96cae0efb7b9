# diagnosis: flat
def counting_grid(rows, cols):
    grid = np.arange(rows * cols)
    grid.reshape(rows, cols)
    return grid
