# right: range from the sorted columns as lists; the stretching as a product with a diagonal matrix
import numpy as np


def fit_range(X, *, pick=sorted):
    columns = [pick(column) for column in zip(*X.tolist())]
    return [column[0] for column in columns], [column[-1] for column in columns]


def scale(X, low, high):
    low, high = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
    width = high - low
    stretch = np.diag([2 / one if one else 0.0 for one in width])
    return (X - low - width / 2) @ stretch
