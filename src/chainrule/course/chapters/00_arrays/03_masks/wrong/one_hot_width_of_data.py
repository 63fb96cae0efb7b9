# diagnosis: classes-from-the-data
import numpy as np


def one_hot(y, n_classes):
    return np.eye(max(y) + 1)[y]
