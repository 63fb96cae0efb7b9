# cause: Python's min and max compare whole rows as lists, by their first entry, so they give two rows of the table and not the extremes of every column.
# diagnosis: whole-rows-compared
import numpy as np


def fit_range(X):
    rows = X.tolist()
    low = min(rows)
    high = max(rows)
    return np.array(low), np.array(high)
