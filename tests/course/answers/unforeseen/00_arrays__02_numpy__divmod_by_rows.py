# cause: index_of_max splits the flat index by the number of rows, X.shape[0], instead of by the number of columns.
# diagnosis: wrong-width
import numpy as np


def index_of_max(X):
    place = np.argmax(X)
    row = place // X.shape[0]
    column = place % X.shape[0]
    return row, column
