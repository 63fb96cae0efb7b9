# right: combinations with replacement of the columns, stacked as rows and turned
from itertools import combinations_with_replacement, starmap

import numpy as np


def quadratic_features(X):
    return np.array(list(starmap(np.multiply, combinations_with_replacement(X.T, 2)))).T
