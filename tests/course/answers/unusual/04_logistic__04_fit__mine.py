# right: gradient from the package mine, a fold over the steps, bools, a Python float, a polynomial for the boundary
import operator
import statistics
from functools import reduce

import numpy as np
from mine.logistic import gradient


def fit(X, y, learning_rate, steps, l2):
    def downhill(theta, _):
        return theta - learning_rate * (np.asarray(gradient(X, y, theta)) + l2 * np.r_[0, theta[1:]])

    return reduce(downhill, range(steps), np.zeros(X.shape[1]))


def predict(X, theta):
    return ~np.signbit(np.einsum("ij,j", X, theta) + 0.0)


def accuracy(y, y_hat):
    return statistics.fmean(map(operator.eq, y, y_hat))


def boundary(theta, x1):
    return np.polynomial.Polynomial([theta[0], theta[1]])(x1) / -theta[2]
