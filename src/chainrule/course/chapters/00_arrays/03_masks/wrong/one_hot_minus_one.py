# diagnosis: minus-one-for-no
import numpy as np


def one_hot(y, n_classes):
    table = -np.ones((len(y), n_classes))
    table[np.arange(len(y)), y] = 1
    return table
