# diagnosis: counted-from-one
def counting_grid(rows, cols):
    return np.arange(1, rows * cols + 1).reshape((rows, cols))
