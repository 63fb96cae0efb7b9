# diagnosis: indices-exchanged
import numpy as np


def one_hot(y, n_classes):
    out = np.zeros((len(y), n_classes))
    for i, k in enumerate(y):
        out[k, i] = 1
    return out
