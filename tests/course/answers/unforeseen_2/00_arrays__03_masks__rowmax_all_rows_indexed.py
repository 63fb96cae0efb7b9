# cause: X[:, places] takes the columns of all maxima from every row, an (m, m) table, instead of one cell per row
# diagnosis: whole-columns-taken
import numpy as np


def row_max(X):
    places = np.argmax(X, axis=1)
    return X[:, places]
