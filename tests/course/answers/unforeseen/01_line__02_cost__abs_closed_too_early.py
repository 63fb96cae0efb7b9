# cause: The bracket of np.abs closes after y_hat, so that y is subtracted outside the absolute value.
# diagnosis: bracket-too-early
import numpy as np


def absolute_error(y_hat, y):
    return np.abs(y_hat) - y
