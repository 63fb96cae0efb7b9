# diagnosis: whole-rows-compared
import numpy as np


def fit_range(X):
    return min(X), max(X)
