# right: statistics.mean and pstdev, exact for constant columns; mean and std as tuples
import statistics

import numpy as np


def standardise(X):
    columns = [list(map(float, column)) for column in X.T]
    mean = tuple(map(statistics.mean, columns))
    std = tuple(statistics.pstdev(column) or 1.0 for column in columns)
    Z = [[(x - its_mean) / its_std for x in column] for column, its_mean, its_std in zip(columns, mean, std)]
    return np.array(Z).T, mean, std
