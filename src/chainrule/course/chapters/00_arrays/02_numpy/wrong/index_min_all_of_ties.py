# diagnosis: all-of-ties
import numpy as np


def index_of_min(X):
    return np.argwhere(X == np.min(X)).flatten()
