# cause: np.sum(X * theta) has no axis, so that the predictions of all rows are added up to one number.
# diagnosis: summed-to-one
import numpy as np


def hypothesis(X, theta):
    return np.sum(X * theta)
