# diagnosis: one-class-dropped
import numpy as np


def one_hot(y, n_classes):
    table = np.zeros((len(y), n_classes - 1))
    for i, label in enumerate(y):
        if label > 0:
            table[i, label - 1] = 1
    return table
