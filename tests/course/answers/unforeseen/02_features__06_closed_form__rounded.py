# cause: The correct theta is rounded to two decimals before it is returned.
# diagnosis: call-too-many
import numpy as np


def fit_closed_form(X, y):
    theta = np.linalg.pinv(X) @ y
    return np.round(theta, 2)
