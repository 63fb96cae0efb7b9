# diagnosis: all-up-to-the-class
import numpy as np


def one_hot(y, n_classes):
    T = np.zeros((len(y), n_classes))
    for i in range(len(y)):
        T[i, : y[i] + 1] = 1
    return T
