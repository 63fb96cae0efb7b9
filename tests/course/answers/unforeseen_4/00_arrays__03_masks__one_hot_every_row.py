# cause: one_hot indexes with table[:, y], which sets the column of every occurring class to 1 in all rows instead of one cell a row.
# diagnosis: columns-filled
import numpy as np


def one_hot(y, n_classes):
    table = np.zeros((len(y), n_classes))
    table[:, y] = 1
    return table
