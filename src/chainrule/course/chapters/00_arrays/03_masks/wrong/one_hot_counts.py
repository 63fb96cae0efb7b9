# diagnosis: classes-counted
import numpy as np


def one_hot(y, n_classes):
    result = np.zeros(n_classes)
    for label in y:
        result[label] += 1
    return result
