# right: statistics.fmean per column, lists as results, the errors with the other sign, hypothesis from mine
import statistics

import numpy as np
from mine.features import hypothesis


def cost(X, y, theta):
    misses = y - hypothesis(X, theta)
    return statistics.fmean((misses**2).tolist()) / 2


def gradient(X, y, theta):
    misses = y - hypothesis(X, theta)
    return [-statistics.fmean((misses * column).tolist()) for column in X.T]


sheet_cost = lambda X, y, theta: np.var(y - X @ theta) / 2 + np.mean(y - X @ theta) ** 2 / 2


def sheet_step(X, y, theta, learning_rate):
    return [old - learning_rate * slope for old, slope in zip(theta, gradient(X, y, theta))]
