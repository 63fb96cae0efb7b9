# diagnosis: flat-places
import numpy as np


def one_hot(y, n_classes):
    table = np.zeros((len(y), n_classes))
    table.flat[y] = 1
    return table
