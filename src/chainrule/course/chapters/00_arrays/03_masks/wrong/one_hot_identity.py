# diagnosis: first-rows-of-the-identity
import numpy as np


def one_hot(y, n_classes):
    table = np.zeros((len(y), n_classes))
    for i in range(min(len(y), n_classes)):
        table[i, i] = 1
    return table
