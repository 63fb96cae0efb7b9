# diagnosis: mask-returned
import numpy as np


def count_nan(X):
    return np.array([[number != number for number in row] for row in X])
