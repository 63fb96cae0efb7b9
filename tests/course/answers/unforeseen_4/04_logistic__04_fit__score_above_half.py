# cause: predict compares the score X @ theta with 0.5 without applying the sigmoid.
# diagnosis: threshold-on-score
import numpy as np


def predict(X, theta):
    z = X @ theta
    return np.where(z >= 0.5, 1, 0)
