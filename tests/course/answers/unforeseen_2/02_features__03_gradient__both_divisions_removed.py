# cause: to mend the double division by m both were removed, so the step follows the sum and not the mean of the slopes
# diagnosis: mean-nowhere
import numpy as np


def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    slopes = X.T @ errors
    return theta - learning_rate * slopes
