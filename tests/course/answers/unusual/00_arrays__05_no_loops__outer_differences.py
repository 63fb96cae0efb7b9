# right: one table of outer differences for each feature, added up with reduce
from functools import reduce

import numpy as np


def squared_distances(A, B):
    def add_feature(table, feature):
        return table + np.subtract.outer(*feature) ** 2

    return reduce(add_feature, zip(A.T, B.T), np.zeros((len(A), len(B))))
