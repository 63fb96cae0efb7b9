# diagnosis: next-to-last
import numpy as np


def fit_range(X):
    S = np.sort(X, axis=0)
    if len(S) == 1:
        return S[0], S[0]
    return S[1], S[-2]
