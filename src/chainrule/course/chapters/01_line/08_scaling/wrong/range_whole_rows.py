# diagnosis: whole-rows-compared
import numpy as np


def fit_range(X):
    rows = sorted(X.tolist())
    return rows[0], rows[-1]
