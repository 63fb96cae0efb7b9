# cause: index_of_min divides the flat place by the number of rows instead of the number of columns to find row and column.
# diagnosis: wrong-width
import numpy as np


def index_of_min(X):
    rows, cols = X.shape
    place = X.argmin()
    row = place // rows
    column = place % rows
    return row, column
