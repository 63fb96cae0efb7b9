# diagnosis: columns-filled
import numpy as np


def one_hot(y, n_classes):
    result = np.zeros((len(y), n_classes))
    result[:, y] = 1
    return result
