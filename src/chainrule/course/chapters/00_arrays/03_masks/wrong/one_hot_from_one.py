# diagnosis: classes-from-one
import numpy as np


def one_hot(y, n_classes):
    Y = np.zeros((y.size, n_classes))
    for i in range(y.size):
        Y[i, y[i] - 1] = 1
    return Y
