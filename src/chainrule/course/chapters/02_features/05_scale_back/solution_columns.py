"""One column after the other, with the formulas as they stand in a book."""

import math

import numpy as np


def standardise(X):
    m, n = X.shape
    Z, means, stds = np.zeros((m, n)), [], []
    for j in range(n):
        column = [float(x) for x in X[:, j]]
        mean = sum(column) / m
        std = math.sqrt(sum((x - mean) ** 2 for x in column) / m)
        if max(column) == min(column):
            std = 1.0
        else:
            Z[:, j] = [(x - mean) / std for x in column]
        means.append(mean)
        stds.append(std)
    return Z, np.array(means), np.array(stds)


def unscale(theta, mean, std):
    raw = [float(theta[0])]
    for weight, its_mean, its_std in zip(theta[1:], mean, std):
        raw.append(weight / its_std)
        raw[0] -= raw[-1] * its_mean
    return np.array(raw)
