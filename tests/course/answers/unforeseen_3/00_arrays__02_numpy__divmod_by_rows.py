# cause: index_of_max divides the flat position by the number of rows instead of by the number of columns.
# diagnosis: wrong-width
import numpy as np


def index_of_max(X):
    rows, cols = X.shape
    k = int(np.argmax(X))
    return k // rows, k % rows
