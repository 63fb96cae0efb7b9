# cause: gradient sums over the examples but does not divide by their number.
# diagnosis: factor m
import numpy as np


def gradient(X, y, theta):
    errors = X @ theta - y
    return X.T @ errors
