# cause: only the first n rows are solved as a square system, so all the other examples are ignored
# diagnosis: constant
import numpy as np


def fit_closed_form(X, y):
    n = X.shape[1]
    return np.linalg.pinv(X[:n]) @ y[:n]
