# diagnosis: identity-as-long-as-y
import numpy as np


def one_hot(y, n_classes):
    return np.eye(len(y))[y]
