# diagnosis: halves-exchanged
import numpy as np


def reverse(x):
    middle = len(x) // 2
    return np.append(x[middle:], x[:middle])
