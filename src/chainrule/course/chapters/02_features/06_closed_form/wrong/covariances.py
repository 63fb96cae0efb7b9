# diagnosis: each-slope-alone
import numpy as np


def fit_closed_form(X, y):
    theta = np.zeros(X.shape[1])
    for j in range(1, X.shape[1]):
        x = X[:, j]
        theta[j] = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
    theta[0] = y.mean() - theta[1:] @ X[:, 1:].mean(axis=0)
    return theta
