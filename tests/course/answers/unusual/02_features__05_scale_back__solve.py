# right: unscale solves the equations of the way there; standardise sees constant columns by comparing with row 0
import numpy as np


def standardise(X):
    lengths = (Zt := X.T - X.T.mean(axis=1, keepdims=True))
    std = np.linalg.norm(lengths, axis=1) / np.sqrt(X.shape[0])
    for j, constant in enumerate(np.all(X == X[0], axis=0)):
        if constant:
            std[j], Zt[j] = 1.0, 0.0
    return [np.transpose(Zt / std[:, None]), X.mean(axis=0), std]


def unscale(theta, mean, std):
    there = np.diag([1.0, *std])
    there[0, 1:] = mean
    return np.linalg.solve(there, theta)
