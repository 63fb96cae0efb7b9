# diagnosis: results-swapped
def index_of_max(X):
    row, column = np.unravel_index(np.argmax(X), X.shape)
    return column, row
