"""How wrong the predictions are, and how that changes with every weight; and two formula sheets to mend."""

import numpy as np


def cost(X, y, theta):
    """Return half the mean squared error of the predictions, one number.

    X: (m, n) with a first column of ones    y: (m,) true values    theta: (n,) the bias first
    """
    ...


def gradient(X, y, theta):
    """Return the derivative of the cost for each entry of theta.

    X: (m, n) with a first column of ones    y: (m,)    theta: (n,)    result: (n,)
    """
    ...


def sheet_cost(X, y, theta):
    """Return the half mean squared error, as the first sheet has it. There is one mistake: mend it.

    X: (m, n)    y: (m,)    theta: (n,)    result: one number
    """
    m = len(y)
    errors = X @ theta - y
    return np.sum(errors) / (2 * m)


def sheet_step(X, y, theta, learning_rate):
    """Return the new theta after a step downhill, as the second sheet has it. There is one mistake: mend it.

    X: (m, n)    y: (m,)    theta: (n,)    learning_rate: a number    result: (n,)
    """
    m = len(y)
    errors = X @ theta - y
    slopes = X.T @ errors / m
    return theta - learning_rate / m * slopes
