# right: the singular values of the turned table, a mask for those that count, theta by a sum over the rest
import numpy as np


def fit_closed_form(X, y):
    V, lengths, Ut = np.linalg.svd(X.T, full_matrices=False)
    counts = lengths > lengths.max() * max(X.shape) * np.finfo(float).eps
    return V[:, counts] @ (Ut[counts] @ y / lengths[counts])
