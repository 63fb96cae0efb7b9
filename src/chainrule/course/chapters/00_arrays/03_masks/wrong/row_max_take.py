# diagnosis: taken-from-the-flat-array
import numpy as np


def row_max(X):
    return X.flatten()[np.argmax(X, axis=1)]
