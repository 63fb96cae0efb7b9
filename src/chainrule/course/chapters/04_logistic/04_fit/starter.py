"""Logistic regression from start to finish: learn theta, answer yes or no, and see where the answer changes."""

import numpy as np


def fit(X, y, learning_rate, steps, l2):
    """Return theta after `steps` steps of gradient descent that begins at zero.

    What falls is the mean cross-entropy plus l2 / 2 times the sum of theta², without the bias theta[0].

    X: (m, n) with its column of ones first    y: (m,) labels, 0 or 1    l2: 0 or more    result: (n,)
    """
    ...


def predict(X, theta):
    """Return the answers, 1 where the probability is at least 0.5, else 0.

    X: (m, n) with its column of ones first    theta: (n,)    result: (m,)
    """
    ...


def accuracy(y, y_hat):
    """Return the share of right answers, between 0 and 1.

    y: (m,) true labels    y_hat: (m,) answers
    """
    ...


def boundary(theta, x1):
    """Return the x2 that lies on the boundary above x1: there the probability is 0.5.

    theta: (3,) bias, weight of x1, weight of x2 (not 0)    x1: a number, or an array    result: the shape of x1
    """
    ...
