# diagnosis: descent-for-closed-form
import numpy as np


def fit_closed_form(X, y):
    theta = np.zeros(X.shape[1])
    for _ in range(1000):
        theta = theta - 0.01 * X.T @ (X @ theta - y) / len(y)
    return theta
