# diagnosis: sorted-along-rows
import numpy as np


def fit_range(X):
    S = np.sort(X)
    return S[0, :], S[-1, :]
