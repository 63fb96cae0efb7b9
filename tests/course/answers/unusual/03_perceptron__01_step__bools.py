# right: True and False for 1 and 0
import numpy as np


def step(z):
    return np.logical_not(np.less(z, 0))


def predict(X, w, b):
    return step(np.inner(w, X) + b)
