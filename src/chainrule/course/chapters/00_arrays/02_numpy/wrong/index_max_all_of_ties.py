# diagnosis: all-of-ties
import numpy as np


def index_of_max(X):
    return np.argwhere(X == np.max(X)).flatten()
