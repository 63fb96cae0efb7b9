# cause: one_hot takes the classes to begin with 1 and sets the column y - 1 instead of y.
# diagnosis: classes-from-one
import numpy as np


def one_hot(y, n_classes):
    table = np.zeros((len(y), n_classes))
    for i in range(len(y)):
        table[i, y[i] - 1] = 1
    return table
