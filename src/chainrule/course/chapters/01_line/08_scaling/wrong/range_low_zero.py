# diagnosis: low-taken-as-zero
import numpy as np


def fit_range(X):
    return [0] * X.shape[1], X.max(axis=0)
