# diagnosis: rows-and-columns-swapped
def counting_grid(rows, cols):
    return np.arange(rows * cols).reshape(cols, rows)
